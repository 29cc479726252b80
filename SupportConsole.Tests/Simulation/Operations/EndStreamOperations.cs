using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A gateway tells that a session has ended, perhaps again, perhaps one that never was.</summary>
internal sealed class EndStreamOperation(string sessionId, TimeSpan? billed) : Operation<EndStreamOutcome>
{
    private (long? EndedAt, long Charged, long Cost) _expected;

    public override string Kind => "end";

    public override void Replay(ModelBatch batch)
    {
        var session = batch.Model.Sessions.GetValueOrDefault(sessionId);
        if (session is { EndedAt: null })
        {
            batch.EndSession(session, billed is null ? null : (long)billed.Value.TotalMilliseconds);
        }

        _expected = session is null ? default : (session.EndedAt, session.Charged, session.Cost);
    }

    public override void Answered(Parties parties)
    {
        var answer = Outcome is EndStreamOutcome.Ended { Session: var session }
            ? (session.EndedAt?.ToUnixTimeMilliseconds(), session.ChargedMilliseconds, session.Cost.Micros)
            : default;
        Demand(IsCommitted && answer == _expected, $"{_expected}", answer);
    }

    protected override Command<EndStreamOutcome> Create() => new EndStreamCommand(sessionId, billed);
}

/// <summary>A node closes the sessions that nobody terminated.</summary>
internal sealed class CloseStreamsOperation(int max) : Operation<ClosedStreams>
{
    private int _closed;

    public override string Kind => "close";

    /// <summary>
    /// Which it finds is free to choose; that it closes all of them that are still open and over the longest time is
    /// not.
    /// </summary>
    public override void Replay(ModelBatch batch)
    {
        _closed = 0;
        foreach (var session in batch.FoundOverdue.Select(id => batch.Model.Sessions[id]))
        {
            if (session.EndedAt is null && batch.IsOver(session))
            {
                batch.EndSession(session, billed: null);
                _closed++;
            }
        }
    }

    /// <summary>
    /// Two that are decided together look for the greater number of both, and the first of them gets it all.
    /// </summary>
    public override void Answered(Parties parties) =>
        Demand(IsCommitted && Outcome.Count <= _closed, $"at most {_closed}", Outcome.Count);

    protected override Command<ClosedStreams> Create() => new CloseExpiredStreamsCommand(max);
}
