using System.Diagnostics.Metrics;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// Counts decisions, once a batch and not at all while nobody listens; docs/operations.md lists the instruments.
/// </summary>
internal sealed class DecisionMeter : ICommitObserver
{
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _transcripts;
    private readonly Counter<long> _expiredLeases;

    public DecisionMeter(EngineMeter engine, LimitTotals totals)
    {
        var meter = engine.Meter;
        _decisions = meter.CreateCounter<long>(
            EngineMeter.Prefix + "decisions",
            "{decision}",
            "Committed decisions, by kind and outcome."
        );
        _refusals = meter.CreateCounter<long>(
            EngineMeter.Prefix + "refusals",
            "{decision}",
            "Refused calls, by kind and the rule that refused."
        );
        _transcripts = meter.CreateCounter<long>(
            EngineMeter.Prefix + "transcripts",
            "{transcript}",
            "Transcripts, by what became of them."
        );
        _expiredLeases = meter.CreateCounter<long>(
            EngineMeter.Prefix + "leases.expired",
            "{lease}",
            "Leases taken back from workers that were not heard of."
        );
        meter.CreateObservableGauge(
            EngineMeter.Prefix + "running",
            totals.Running,
            "{transcript}",
            "Transcripts in processing, over all accounts and nodes."
        );
        meter.CreateObservableGauge(
            EngineMeter.Prefix + "queued",
            totals.Queued,
            "{transcript}",
            "Transcripts waiting for their account's limit, over all accounts and nodes."
        );
    }

    private bool IsWatched => _decisions.Enabled || _refusals.Enabled || _transcripts.Enabled || _expiredLeases.Enabled;

    public void Committed(IReadOnlyList<Command> commands, IReadOnlyCollection<string> changedAccounts)
    {
        if (!IsWatched)
        {
            return;
        }

        var tally = new DecisionTally();
        foreach (var command in commands.OfType<ICountedCommand>())
        {
            command.Count(tally);
        }

        Add(tally);
    }

    private void Add(DecisionTally tally)
    {
        foreach (var (kind, outcome, count) in tally.Outcomes)
        {
            _decisions.Add(count, new("kind", kind), new("outcome", outcome));
        }

        foreach (var (kind, rule, count) in tally.Refusals)
        {
            _refusals.Add(count, new("kind", kind), new("rule", rule));
        }

        if (tally.ExpiredLeases > 0)
        {
            _expiredLeases.Add(tally.ExpiredLeases);
        }

        foreach (var (outcome, count) in tally.Transcripts)
        {
            _transcripts.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}

/// <summary>A command whose decision is counted.</summary>
internal interface ICountedCommand
{
    /// <summary>Adds what was decided to the batch's figures.</summary>
    void Count(DecisionTally tally);
}
