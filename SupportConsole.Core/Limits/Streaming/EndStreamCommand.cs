using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>A session was terminated. Charged once, however often it is told.</summary>
/// <param name="sessionId">Which.</param>
/// <param name="billed">Session time as the gateway measured it; null charges the time it was open.</param>
internal sealed class EndStreamCommand(string sessionId, TimeSpan? billed) : Command<EndStreamOutcome>
{
    public override void Require(CommandContext context) => context.Streaming.Wanted.Add(sessionId);

    public override void Decide(CommandContext context)
    {
        if (context.Streaming.Session(sessionId) is not { } session)
        {
            Outcome = new EndStreamOutcome.UnknownSession();
            return;
        }

        if (session.EndedAt is null)
        {
            SessionCharge.End(session, billed, context);
        }

        Outcome = new EndStreamOutcome.Ended(context.Streaming.Session(sessionId)!);
    }
}
