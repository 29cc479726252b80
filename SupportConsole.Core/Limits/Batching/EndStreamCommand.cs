using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>A session was terminated. Charged once, however often it is told.</summary>
/// <param name="sessionId">Which.</param>
/// <param name="billed">Session time as the gateway measured it; null charges the time it was open.</param>
internal sealed class EndStreamCommand(string sessionId, TimeSpan? billed) : LimitCommand<EndStreamOutcome>
{
    public override void Require(BatchRequirements requirements) => requirements.Rates.Sessions.Add(sessionId);

    public override void Decide(LimitBatch batch)
    {
        if (batch.Rates.Session(sessionId) is not { } session)
        {
            Outcome = new EndStreamOutcome.UnknownSession();
            return;
        }

        if (session.EndedAt is null)
        {
            SessionCharge.End(session, billed, batch);
        }

        Outcome = new EndStreamOutcome.Ended(batch.Rates.Session(sessionId)!);
    }
}
