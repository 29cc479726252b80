using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>Closes sessions that nobody terminated within the longest time, and charges that time.</summary>
/// <param name="max">At most so many, oldest first.</param>
internal sealed class CloseExpiredStreamsCommand(int max) : Command<ClosedStreams>
{
    public override int Weight => max;

    public override void Require(CommandContext context) =>
        context.Streaming.MaximumOverdue = Math.Max(context.Streaming.MaximumOverdue, max);

    public override void Decide(CommandContext context)
    {
        var closed = 0;
        foreach (var id in context.Streaming.Overdue)
        {
            // Ended by an earlier command of the context, or on another node before the lock.
            if (
                context.Streaming.Session(id) is { EndedAt: null } session
                && session.OpenedAt + context.StreamingOptions.MaximumSession <= context.Now
            )
            {
                SessionCharge.End(session, billed: null, context);
                closed++;
            }
        }

        Outcome = new(closed);
    }
}

/// <summary>How many sessions were closed.</summary>
internal sealed record ClosedStreams(int Count);
