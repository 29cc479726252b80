using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Simulation.Database;

/// <content>All tables of all features.</content>
internal partial class MemoryTransaction
    : IAccountTables,
        IProjectTables,
        IAccountStateTables,
        ITranscriptTables,
        IStreamingTables,
        ILemurTables,
        IUsageTables,
        ILedgerTables,
        ILimitOverrideTables,
        ILimitChangeTables,
        IEscalationTables,
        IRateRequestTables,
        IOutboxTables,
        IAuditTables,
        IChangeEventTables
{
    T IUnitOfWork.Tables<T>() => (T)(object)this;

    Pending<List<Account>> IAccountTables.Find(IReadOnlyCollection<string> accountIds) => FindAccounts(accountIds);

    Pending<List<(string AccountId, string CustomerId)>> IAccountTables.FindByCustomer(
        IReadOnlyCollection<string> customerIds
    ) => FindOwners(customerIds);

    void IAccountTables.Insert(IReadOnlyCollection<Account> accounts) => InsertAccounts(accounts);

    void IAccountTables.Update(IReadOnlyCollection<Account> accounts) => UpdateAccounts(accounts);

    void IAccountTables.Touch(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> accounts) =>
        TouchAccounts(accounts);

    Pending<List<(string AccountId, string ProjectId)>> IProjectTables.Find(IReadOnlyCollection<string> accountIds) =>
        FindProjects(accountIds);

    Pending<List<ProjectKey>> IProjectTables.FindKeys(IReadOnlyCollection<string> apiKeyIds) => FindKeys(apiKeyIds);

    void IProjectTables.Insert(IReadOnlyCollection<Project> projects) => InsertProjects(projects);

    void IAccountStateTables.Insert(IReadOnlyCollection<AccountState> states) => InsertStates(states);

    void ITranscriptTables.Insert(IReadOnlyCollection<Transcript> transcripts) => InsertTranscripts(transcripts);

    Pending<List<string>> IStreamingTables.FindAccounts(IReadOnlyCollection<string> sessionIds) =>
        FindSessionAccounts(sessionIds);

    Pending<List<StreamingSession>> IStreamingTables.FindOverdue(DateTimeOffset openedUntil, int max) =>
        FindOverdueSessions(openedUntil, max);

    Pending<List<StreamingMinute>> IStreamingTables.FindMinutes(IReadOnlyCollection<string> accountIds) =>
        FindStreamingMinutes(accountIds);

    void IStreamingTables.DropFrom(IReadOnlyCollection<StreamingMinute> minutes) => DropFromStreamingMinutes(minutes);

    void IStreamingTables.AddMinutes(IReadOnlyCollection<StreamingMinute> minutes) => AddStreamingMinutes(minutes);

    Pending<List<LemurWindowRow>> ILemurTables.FindWindows(IReadOnlyCollection<string> accountIds) =>
        FindLemurWindows(accountIds);

    void ILemurTables.SaveWindows(IReadOnlyCollection<LemurWindowRow> windows) => SaveLemurWindows(windows);

    void ILemurTables.AddMinutes(IReadOnlyCollection<LemurMinute> minutes) => AddLemurMinutes(minutes);

    void IUsageTables.Add(IReadOnlyCollection<UsageHour> usage) => AddUsage(usage);

    Pending<List<(string AccountId, string Reference, Money Amount)>> ILedgerTables.Find(
        IReadOnlyCollection<(string AccountId, string Reference)> references
    ) => FindLedger(references);

    void ILedgerTables.Insert(IReadOnlyCollection<LedgerEntry> entries) => InsertLedger(entries);

    Pending<List<LimitOverride>> ILimitOverrideTables.Find(IReadOnlyCollection<string> accountIds) =>
        FindOverrides(accountIds);

    void ILimitOverrideTables.Save(IReadOnlyCollection<LimitOverride> overrides) => SaveOverrides(overrides);

    void ILimitOverrideTables.Remove(IReadOnlyCollection<(string AccountId, LimitKind Kind)> overrides) =>
        RemoveOverrides(overrides);

    Pending<List<LimitChange>> ILimitChangeTables.FindLast(IReadOnlyCollection<string> accountIds) =>
        FindLastLimitChanges(accountIds);

    void ILimitChangeTables.Insert(IReadOnlyCollection<LimitChange> changes) => InsertLimitChanges(changes);

    Pending<List<Escalation>> IEscalationTables.FindWaiting(IReadOnlyCollection<string> accountIds) =>
        FindWaitingEscalations(accountIds);

    Pending<List<Escalation>> IEscalationTables.Find(IReadOnlyCollection<string> ids) => FindEscalations(ids);

    void IEscalationTables.Insert(IReadOnlyCollection<Escalation> escalations) => InsertEscalations(escalations);

    void IEscalationTables.End(IReadOnlyCollection<Escalation> escalations) => EndEscalations(escalations);

    Pending<List<RateRequest>> IRateRequestTables.Find(IReadOnlyCollection<RateRequestKey> keys) =>
        FindRateRequests(keys);

    void IRateRequestTables.Save(IReadOnlyCollection<RateRequest> requests) => SaveRateRequests(requests);

    void IOutboxTables.Insert(IReadOnlyCollection<OutboxMessage> messages) => InsertOutbox(messages);

    void IOutboxTables.DeleteSent(IReadOnlyCollection<string> ids) =>
        throw new NotSupportedException("No operation of the simulation deletes messages.");

    Pending<List<AuditHead>> IAuditTables.LockHead() => LockAuditHead();

    Pending<List<AuditEntry>> IAuditTables.Find(IReadOnlyCollection<string> correlationIds) =>
        FindAudit(correlationIds);

    void IAuditTables.Insert(IReadOnlyCollection<AuditEntry> entries, AuditHead previous) =>
        InsertAudit(entries, previous);

    void IChangeEventTables.Append(string node, DateTimeOffset now, string accounts) =>
        AppendChangeEvent(node, now, accounts);
}
