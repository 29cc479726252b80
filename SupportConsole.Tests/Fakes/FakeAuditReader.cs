using System.Runtime.CompilerServices;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Tests.Fakes;

/// <summary>An audit in memory.</summary>
internal sealed class FakeAuditReader : IAuditReader
{
    /// <summary>Newest first.</summary>
    public List<AuditEntry> Entries { get; } = [];

    /// <summary>Every query that was asked.</summary>
    public List<AuditQuery> Queries { get; } = [];

    public Task<AuditPage> ListAsync(Actor actor, AuditQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        var matching = Entries
            .Where(entry => query.Outcome is null || entry.Outcome == query.Outcome)
            .Where(entry => query.AccountId is null || entry.AccountId == query.AccountId)
            .ToList();
        var rest = matching
            .Where(entry => query.BeforeSequence is null || entry.Sequence < query.BeforeSequence)
            .ToList();
        return Task.FromResult(
            new AuditPage([.. rest.Take(query.PageSize)], matching.Count, rest.Count > query.PageSize)
        );
    }

    public Task<IReadOnlyList<AuditEntry>> AccountActivityAsync(
        Actor actor,
        string accountId,
        int count,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([
            .. Entries.Where(entry => entry.AccountId == accountId).Take(count),
        ]);

    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        Actor actor,
        AuditQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var entry in Entries.OrderBy(entry => entry.Sequence))
        {
            yield return entry;
        }
    }

    public Task WriteExportAsync(Actor actor, AuditQuery? query, Stream output, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<AuditVerification> VerifyAsync(
        Actor actor,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    ) => Task.FromResult(new AuditVerification(Entries.Count, null, Samples.Now));
}
