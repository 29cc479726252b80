using SupportConsole.Core.Billing;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Throttling;

namespace SupportConsole.Core.Replies;

/// <summary>
/// The replies of an account's throttling, headed by those about what its verdict names: beside "sessions are refused" or
/// "balance runs out soon" the reply "not throttled" is no answer.
/// </summary>
/// <param name="Replies">The one that fits first.</param>
/// <param name="Fits">The one that fits and may be copied; null when none does.</param>
internal sealed record OfferedReplies(IReadOnlyList<Reply> Replies, ReplyKind? Fits)
{
    /// <summary>The replies by the verdict.</summary>
    /// <param name="reading">The account with its verdict and its money.</param>
    /// <param name="figures">What replies about throttling are filled with.</param>
    /// <param name="rates">What those about sessions and requests are filled with; null where they are not known.</param>
    /// <param name="options">What those about money are filled with.</param>
    public static OfferedReplies Of(
        AccountReading reading,
        ReplyFigures figures,
        RateReplyFigures? rates,
        BillingOptions options
    )
    {
        var throttling = ReplyTexts.All(figures);
        return reading.Figures.Verdict.Kind switch
        {
            VerdictKind.StreamsRefused or VerdictKind.LemurRefused when rates is not null => Headed(
                ReplyTexts.AllRates(figures, rates),
                ReplyTexts.Fitting(figures, rates)
            ),
            VerdictKind.NegativeBalance or VerdictKind.WasRefused => Headed(
                ReplyTexts.All(reading.Money, options),
                ReplyTexts.Fitting(reading.Money, options)
            ),
            VerdictKind.NothingWrong when ReplyTexts.Fitting(reading.Money, options) is { } aboutMoney => Headed(
                ReplyTexts.All(reading.Money, options),
                aboutMoney
            ),
            _ => new(throttling, ReplyTexts.Fitting(figures)),
        };

        // A kind of both lists, such as that of a disabled account, stands once.
        OfferedReplies Headed(IReadOnlyList<Reply> first, ReplyKind? fits) =>
            new([.. first.Concat(throttling).DistinctBy(reply => reply.Kind)], fits);
    }
}
