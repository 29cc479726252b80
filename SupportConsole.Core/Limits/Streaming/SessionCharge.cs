using SupportConsole.Core.Engine;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>Ends a streaming session and charges its time.</summary>
internal static class SessionCharge
{
    /// <param name="session">An open one; its account is locked.</param>
    /// <param name="billed">Session time as the gateway measured it; null for the time it was open.</param>
    /// <param name="context">Where it ends.</param>
    public static void End(StreamingSession session, TimeSpan? billed, CommandContext context)
    {
        var account = context.Accounts.Find(session.AccountId)!;
        var ended = session.End(context.Now, billed, context.StreamingOptions.MaximumSession);

        var price = context.Prices.Streaming.At(account.State.PriceList, session.Model, context.Now);
        ended = ended with { Cost = Pricing.OfAudio(ended.ChargedMilliseconds, price) };
        context.Streaming.End(ended);
        context.Usage.Add(
            ended.AccountId,
            ended.ProjectId,
            ended.ApiKeyId,
            Product.Streaming,
            ended.Model,
            ended.ChargedMilliseconds,
            ended.Cost
        );
        account.Charge(ended.Cost);
    }
}
