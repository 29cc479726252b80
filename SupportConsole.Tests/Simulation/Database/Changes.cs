using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Simulation.Database;

/// <summary>What one transaction writes.</summary>
internal sealed class Changes
{
    public Dictionary<string, Account> Accounts { get; } = [];

    public List<(string AccountId, string ProjectId)> Projects { get; } = [];

    public Dictionary<string, AccountState> States { get; } = [];

    public Dictionary<string, Transcript> Transcripts { get; } = [];

    public Dictionary<(string TranscriptId, int Attempt), TranscriptLease> ExpiredLeases { get; } = [];

    /// <summary>Deleted before the transaction's new ones were stored.</summary>
    public HashSet<string> DeletedTranscripts { get; } = [];

    public List<ThrottleMinute> Minutes { get; } = [];

    public List<UsageHour> Usage { get; } = [];

    public List<LedgerEntry> Ledger { get; } = [];

    public List<LimitOverride> Overrides { get; } = [];

    public List<(string AccountId, LimitKind Kind)> RemovedOverrides { get; } = [];

    public List<LimitChange> LimitChanges { get; } = [];

    public Dictionary<string, Escalation> Escalations { get; } = [];

    public List<OutboxMessage> Outbox { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

    public Dictionary<string, StreamingSession> Sessions { get; } = [];

    /// <summary>Minutes whose account is dropped from there on.</summary>
    public List<StreamingMinute> SetBack { get; } = [];

    /// <summary>What the transaction adds to them.</summary>
    public List<StreamingMinute> StreamingMinutes { get; } = [];

    public List<LemurWindowRow> LemurWindows { get; } = [];

    /// <summary>What the transaction adds to them.</summary>
    public List<LemurMinute> LemurMinutes { get; } = [];

    public List<RateRequest> RateRequests { get; } = [];

    public AuditHead? AuditHead { get; set; }

    /// <summary>The change event's accounts.</summary>
    public List<string> Announced { get; } = [];

    public void ApplyTo(Tables tables)
    {
        foreach (var account in Accounts.Values)
        {
            tables.Accounts[account.Id] = account;
        }

        tables.Projects.UnionWith(Projects);
        foreach (var state in States.Values)
        {
            tables.States[state.AccountId] = state;
        }

        foreach (var id in DeletedTranscripts)
        {
            tables.Delete(id);
        }

        foreach (var transcript in Transcripts.Values)
        {
            tables.Put(transcript);
        }

        foreach (var (key, lease) in ExpiredLeases)
        {
            tables.ExpiredLeases.Add(key, lease);
        }

        foreach (var minute in Minutes)
        {
            tables.Minutes.Add((minute.AccountId, minute.Minute), minute);
        }

        foreach (var usage in Usage)
        {
            tables.Usage[UsageKey.Of(usage)] = Sum(tables.Usage.GetValueOrDefault(UsageKey.Of(usage)), usage);
        }

        ApplyRecordsTo(tables);
        ApplyRatesTo(tables);
    }

    private void ApplyRatesTo(Tables tables)
    {
        foreach (var session in Sessions.Values)
        {
            tables.Sessions[session.Id] = session;
            tables.OpenSessions.Remove(session.Id);
            if (session.EndedAt is null)
            {
                tables.OpenSessions.Add(session.Id);
            }
        }

        foreach (var minute in SetBack)
        {
            var minutes = tables.StreamingMinutes[minute.AccountId];
            minutes.Keys.Where(start => start >= minute.Minute).ToList().ForEach(start => minutes.Remove(start));
        }

        foreach (var minute in StreamingMinutes)
        {
            var minutes = tables.StreamingMinutes.TryGetValue(minute.AccountId, out var known)
                ? known
                : tables.StreamingMinutes[minute.AccountId] = [];
            var stored = minutes.GetValueOrDefault(minute.Minute);
            minutes[minute.Minute] = minute with
            {
                Opened = minute.Opened + (stored?.Opened ?? 0),
                Refused = minute.Refused + (stored?.Refused ?? 0),
            };
        }

        foreach (var window in LemurWindows)
        {
            tables.LemurWindows[window.AccountId] = window;
        }

        foreach (var request in RateRequests)
        {
            tables.RateRequests[request.Key] = request;
        }

        foreach (var minute in LemurMinutes)
        {
            var key = (minute.AccountId, minute.Minute);
            tables.LemurRefusals[key] = tables.LemurRefusals.GetValueOrDefault(key) + minute.Refused;
        }
    }

    private void ApplyRecordsTo(Tables tables)
    {
        foreach (var entry in Ledger)
        {
            tables.Ledger.Add((entry.AccountId, entry.Reference), entry);
        }

        foreach (var key in RemovedOverrides)
        {
            tables.Overrides.Remove(key);
        }

        foreach (var limit in Overrides)
        {
            tables.Overrides[(limit.AccountId, limit.Kind)] = limit;
        }

        tables.LimitChanges.AddRange(LimitChanges);
        foreach (var escalation in Escalations.Values)
        {
            tables.Escalations[escalation.Id] = escalation;
        }

        foreach (var message in Outbox)
        {
            tables.Outbox.Add(message.DeduplicationKey, message);
        }

        foreach (var entry in Audit)
        {
            tables.Audit.Add(entry.CorrelationId, entry);
        }

        tables.AuditHead = AuditHead ?? tables.AuditHead;
    }

    private static UsageHour Sum(UsageHour? stored, UsageHour added) =>
        stored is null
            ? added
            : stored with
            {
                Items = stored.Items + added.Items,
                Milliseconds = stored.Milliseconds + added.Milliseconds,
                Cost = stored.Cost + added.Cost,
            };
}
