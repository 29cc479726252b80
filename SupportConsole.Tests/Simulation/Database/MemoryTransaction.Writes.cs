using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public void InsertAccounts(IReadOnlyCollection<Account> accounts) => Write(nameof(InsertAccounts), async () =>
        {
            foreach (var account in accounts)
            {
                await LockAsync(LockedTable.Account, account.Id);
                DemandUnique(
                    tables.Accounts.ContainsKey(account.Id) || !Changes.Accounts.TryAdd(account.Id, account),
                    account.Id
                );
            }
        });

    public virtual void UpdateAccounts(IReadOnlyCollection<Account> accounts) =>
        Write(nameof(UpdateAccounts), async () =>
        {
            foreach (var account in accounts)
            {
                await LockAsync(LockedTable.Account, account.Id);
                Changes.Accounts[account.Id] = account;
            }
        });

    public void TouchAccounts(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> accounts) =>
        Write(nameof(TouchAccounts), async () =>
        {
            foreach (var (id, at) in accounts)
            {
                await LockAsync(LockedTable.Account, id);
                if ((Changes.Accounts.GetValueOrDefault(id) ?? tables.Accounts.GetValueOrDefault(id)) is { } account)
                {
                    Changes.Accounts[id] = account with { ChangedAt = at };
                }
            }
        });

    public void InsertProjects(IReadOnlyCollection<Project> projects) =>
        Write(nameof(InsertProjects), () =>
            Changes.Projects.AddRange(projects.Select(project => (project.AccountId, project.Id)))
        );

    public void InsertStates(IReadOnlyCollection<AccountState> states) => Write(nameof(InsertStates), async () =>
        {
            foreach (var state in states)
            {
                await LockAsync(LockedTable.State, state.AccountId);
                DemandUnique(
                    tables.States.ContainsKey(state.AccountId) || !Changes.States.TryAdd(state.AccountId, state),
                    state.AccountId
                );
            }
        });

    public virtual void SaveCounters(IReadOnlyCollection<AccountState> states) =>
        Write(nameof(SaveCounters), async () =>
        {
            var met = 0;
            foreach (var state in states)
            {
                await LockAsync(LockedTable.State, state.AccountId);
                if (SeeState(state.AccountId) is { } row && row.Version == state.Version)
                {
                    Changes.States[state.AccountId] = WithTerms(state, row) with { Version = row.Version + 1 };
                    met++;
                }
            }

            Demand(nameof(SaveCounters), states.Count, met);
        });

    public virtual void SaveTerms(IReadOnlyCollection<AccountState> states) => Write(nameof(SaveTerms), async () =>
        {
            foreach (var state in states)
            {
                await LockAsync(LockedTable.State, state.AccountId);
                Changes.States[state.AccountId] = WithTerms(SeeState(state.AccountId)!, state);
            }
        });

    public virtual void InsertMinutes(IReadOnlyCollection<ThrottleMinute> minutes) => Write(nameof(InsertMinutes), () =>
        {
            foreach (var minute in minutes)
            {
                DemandUnique(
                    tables.Minutes.ContainsKey((minute.AccountId, minute.Minute)),
                    $"{minute.AccountId} {minute.Minute}"
                );
                Changes.Minutes.Add(minute);
            }
        });

    public virtual void AddUsage(IReadOnlyCollection<UsageHour> usage) =>
        Write(nameof(AddUsage), () => Changes.Usage.AddRange(usage));

    public virtual void InsertLedger(IReadOnlyCollection<LedgerEntry> entries) =>
        Write(nameof(InsertLedger), async () =>
        {
            foreach (var entry in entries)
            {
                await LockAsync(LockedTable.Ledger, $"{entry.AccountId} {entry.Reference}");
                DemandUnique(tables.Ledger.ContainsKey((entry.AccountId, entry.Reference)), entry.Reference);
                Changes.Ledger.Add(entry);
            }
        });

    public void SaveOverrides(IReadOnlyCollection<LimitOverride> overrides) =>
        Write(nameof(SaveOverrides), () => Changes.Overrides.AddRange(overrides));

    public virtual void InsertOutbox(IReadOnlyCollection<OutboxMessage> messages) =>
        Write(nameof(InsertOutbox), async () =>
        {
            foreach (var message in messages)
            {
                await LockAsync(LockedTable.Outbox, message.DeduplicationKey);
                if (
                    !tables.Outbox.ContainsKey(message.DeduplicationKey)
                    && Changes.Outbox.TrueForAll(other => other.DeduplicationKey != message.DeduplicationKey)
                )
                {
                    Changes.Outbox.Add(message);
                }
            }
        });

    public void InsertAudit(IReadOnlyCollection<AuditEntry> entries, AuditHead previous) =>
        Write(nameof(InsertAudit), async () =>
        {
            await LockAsync(LockedTable.AuditHead, "");
            Demand("MoveAuditHead", 1, tables.AuditHead.Sequence == previous.Sequence ? 1 : 0);
            foreach (var entry in entries)
            {
                DemandUnique(tables.Audit.ContainsKey(entry.CorrelationId), entry.CorrelationId);
            }

            Changes.Audit.AddRange(entries);
            Changes.AuditHead = AuditChain.HeadAfter(entries.Last());
        });

    public void AppendChangeEvent(string node, DateTimeOffset now, string accounts) =>
        Write(nameof(AppendChangeEvent), () => Changes.Announced.AddRange(accounts.Split(' ')));

    private static AccountState WithTerms(AccountState counters, AccountState terms) =>
        counters with
        {
            Plan = terms.Plan,
            ThrottleLimitOverride = terms.ThrottleLimitOverride,
            StreamingLimitOverride = terms.StreamingLimitOverride,
            LemurLimitOverride = terms.LemurLimitOverride,
            Disabled = terms.Disabled,
            EomBilling = terms.EomBilling,
            AutoPayBelow = terms.AutoPayBelow,
            AutoPayBringBackTo = terms.AutoPayBringBackTo,
            PriceList = terms.PriceList,
            ThrottleMailDay = terms.ThrottleMailDay,
            CanceledUpTo = terms.CanceledUpTo,
            PausedUntil = terms.PausedUntil,
            PauseAuditSequence = terms.PauseAuditSequence,
        };

    private static void DemandUnique(bool isTaken, string key)
    {
        if (isTaken)
        {
            throw new DatabaseException(StoreFailure.Retry, $"unique key {key}");
        }
    }

    private AccountState? SeeState(string accountId) =>
        Changes.States.GetValueOrDefault(accountId) ?? tables.States.GetValueOrDefault(accountId);
}
