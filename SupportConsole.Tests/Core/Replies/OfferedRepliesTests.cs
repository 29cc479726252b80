using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Readings;
using SupportConsole.Core.Replies;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Replies;

/// <summary>The reply that is chosen beforehand is about what the verdict names.</summary>
public sealed class OfferedRepliesTests
{
    private static readonly ReplyFigures Quiet = new("10482", 200, 3, 0, 5, 2, 0, ThrottlingClass.NotThrottled);

    /// <summary>Beside "balance runs out soon" the reply "not throttled" was chosen.</summary>
    [Fact]
    public void Of_LowBalance_BeginsWithTheReplyAboutIt()
    {
        var facts = Samples.Facts(3) with { Runway = new(TimeSpan.FromHours(9), Money.FromDollars(50), 7) };

        var offered = OfferedReplies.Of(Reading(facts), Quiet, rates: null, new());

        Assert.Equal((ReplyKind.LowBalance, ReplyKind.LowBalance), (offered.Fits!.Value, offered.Replies[0].Kind));
    }

    [Fact]
    public void Of_NothingWrong_BeginsWithNotThrottled()
    {
        var offered = OfferedReplies.Of(Reading(Samples.Facts()), Quiet, rates: null, new());

        Assert.Equal((ReplyKind.NotThrottled, ReplyKind.NotThrottled), (offered.Fits!.Value, offered.Replies[0].Kind));
        Assert.Equal(ReplyTexts.ThrottlingKinds.Count, offered.Replies.Count);
    }

    private static AccountReading Reading(BillingFacts facts)
    {
        var figures = Samples.Figures(Samples.Account());
        return new(
            figures with
            {
                Verdict = AccountVerdict.Of(figures.Overview, 0, 0, figures.Assessment),
            },
            facts,
            new LimitChangeBasis("10482", 200, 200, 0),
            0
        );
    }
}
