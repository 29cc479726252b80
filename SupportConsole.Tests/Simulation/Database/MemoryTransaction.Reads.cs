using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public Pending<List<string>> FindExpired(DateTimeOffset now, int max) =>
        Query(nameof(FindExpired), () =>
            FoundExpired = [
                .. tables
                    .Leased.TakeWhile(row => row.Transcript.LeaseExpiresAt <= now)
                    .Take(max)
                    .Select(row => row.Transcript.Id),
            ]
        );

    public virtual LockedRows Lock(IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> transcriptIds)
    {
        AskedAt = watch.NodeTime;
        var states = Query(nameof(Lock), () =>
            LockStatesAsync(
                accountIds.Union(
                    transcriptIds.Select(See).OfType<Transcript>().Select(transcript => transcript.AccountId)
                )
            )
        );
        var transcripts = Query("FindTranscripts", () => transcriptIds.Select(See).OfType<Transcript>().Select(AsRead));
        return new(states, transcripts);
    }

    public Pending<List<(string AccountId, string CustomerId)>> FindOwners(IReadOnlyCollection<string> customerIds) =>
        Query(nameof(FindOwners), () =>
            tables
                .Accounts.Values.Where(account =>
                    account.StripeCustomerId is { } customerId && customerIds.Contains(customerId)
                )
                .Select(account => (account.Id, account.StripeCustomerId!))
        );

    public Pending<List<Account>> FindAccounts(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindAccounts), () => accountIds.Select(tables.Accounts.GetValueOrDefault).OfType<Account>());

    public Pending<List<(string AccountId, string ProjectId)>> FindProjects(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindProjects), () => tables.Projects.Where(project => accountIds.Contains(project.AccountId)));

    public Pending<List<ProjectKey>> FindKeys(IReadOnlyCollection<string> apiKeyIds) =>
        Query(nameof(FindKeys), () => apiKeyIds.SelectMany(SimulatedKeys.Find));

    public Pending<List<LimitOverride>> FindOverrides(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindOverrides), () => tables.Overrides.Values.Where(own => accountIds.Contains(own.AccountId)));

    public virtual Pending<List<AuditEntry>> FindAudit(IReadOnlyCollection<string> correlationIds) =>
        Query(nameof(FindAudit), () => correlationIds.Select(tables.Audit.GetValueOrDefault).OfType<AuditEntry>());

    public virtual Pending<List<(string AccountId, string Reference, Money Amount)>> FindLedger(
        IReadOnlyCollection<(string AccountId, string Reference)> references
    ) =>
        Query(nameof(FindLedger), () =>
            references
                .Select(tables.Ledger.GetValueOrDefault)
                .OfType<LedgerEntry>()
                .Select(entry => (entry.AccountId, entry.Reference, entry.Amount))
        );

    public Pending<List<int>> PeakDemand(string accountId, DateTimeOffset since) =>
        Query<int>(nameof(PeakDemand), () => [tables.PeakDemand(accountId, since)]);

    public Pending<List<AuditHead>> LockAuditHead() => Query<AuditHead>(nameof(LockAuditHead), async () =>
        {
            await LockAsync(LockedTable.AuditHead, "");
            return [tables.AuditHead];
        });

    public virtual Pending<List<TranscriptPlace>> FindPlaces(IReadOnlyCollection<WantedPlace> wanted) =>
        Query(nameof(FindPlaces), () =>
            wanted
                .Select(place => (Row: See(place.Id), place.CanceledUpTo))
                .Where(place => place.Row is not null)
                .Select(place => Place(place.Row!, place.CanceledUpTo))
        );

    /// <summary>
    /// One after the other in one order, which is what keeps nodes from waiting for each other in a circle.
    /// </summary>
    protected virtual async ValueTask<List<AccountState>> LockStatesAsync(IEnumerable<string> accountIds)
    {
        var locked = new List<AccountState>();
        foreach (var accountId in accountIds.Order(StringComparer.Ordinal))
        {
            if (tables.States.TryGetValue(accountId, out _))
            {
                // As it stands once the lock is had, which may be another than a moment ago.
                await LockAsync(LockedTable.State, accountId);
                locked.Add(tables.States[accountId]);
            }
        }

        return locked;
    }

    /// <summary>The oldest of the account that wait, as this transaction sees it.</summary>
    protected IEnumerable<Transcript> Waiting(string accountId, int max = int.MaxValue) =>
        tables
            .Queue(accountId)
            .Select(row => row.Transcript)
            .Where(transcript => !Changes.Transcripts.ContainsKey(transcript.Id))
            .Take(max)
            .Concat(
                Changes.Transcripts.Values.Where(transcript =>
                    transcript.AccountId == accountId && transcript.Status == TranscriptStatus.Queued
                )
            )
            .OrderBy(transcript => transcript.Sequence)
            .Take(max);

    /// <summary>The columns that the limiter reads.</summary>
    private static Transcript AsRead(Transcript transcript) =>
        transcript.FinishedAt is null
            ? transcript
            : transcript with
            {
                FinishedAt = null,
                AudioMilliseconds = null,
                Cost = Money.Zero,
                Error = null,
            };

    private TranscriptPlace Place(Transcript transcript, long canceledUpTo) =>
        new(
            transcript.Id,
            transcript.Status,
            transcript.Sequence,
            transcript.Status == TranscriptStatus.Queued
            && (transcript.Attempts > 0 || transcript.Sequence < canceledUpTo)
                ? Waiting(transcript.AccountId).TakeWhile(other => other.Sequence <= transcript.Sequence).Count()
                : null
        );
}
