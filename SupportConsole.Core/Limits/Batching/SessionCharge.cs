using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Ends a streaming session and charges its time.</summary>
internal static class SessionCharge
{
    /// <param name="session">An open one; its account is locked.</param>
    /// <param name="billed">Session time as the gateway measured it; null for the time it was open.</param>
    /// <param name="batch">Where it ends.</param>
    public static void End(StreamingSession session, TimeSpan? billed, LimitBatch batch)
    {
        var book = batch.Book(session.AccountId)!;
        var ended = session.End(batch.Now, billed, batch.Rules.Streaming.MaximumSession);

        // A model whose price was taken out of the settings since is charged as the default model.
        var pricing = batch.Rules.Pricing;
        var price = pricing.StreamingUsdPerHour.GetValueOrDefault(session.Model, pricing.StreamingUsdPerHour[pricing.DefaultStreamingModel]);
        ended = ended with { Cost = Pricing.OfAudio(ended.ChargedMilliseconds, price) };
        batch.Rates.End(ended);
        batch.Usage.Add(ended.AccountId, ended.ProjectId, ended.ApiKeyId, Product.Streaming, ended.Model, ended.ChargedMilliseconds, ended.Cost, batch.Now);
        book.Charge(ended.Cost);
    }
}
