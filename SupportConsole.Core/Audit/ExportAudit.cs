using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit;

/// <summary>Audits files that people take out of the console.</summary>
public interface IExportAudit
{
    /// <summary>A file is sent once this has returned.</summary>
    Task RecordAsync(Actor actor, ExportedFile file, CancellationToken cancellationToken);
}

/// <summary>A file that somebody took.</summary>
/// <param name="Kind">What it is: "usage.csv".</param>
/// <param name="Query">The filters in force, as they stand in the address; null when there are none.</param>
/// <param name="AccountId">The account that it is about; null for several.</param>
public sealed record ExportedFile(string Kind, string? Query, string? AccountId = null);

/// <inheritdoc cref="IExportAudit"/>
internal sealed class ExportAudit(AuditedWork work) : IExportAudit
{
    private const int MaximumQueryLength = 1_000;

    public Task RecordAsync(Actor actor, ExportedFile file, CancellationToken cancellationToken) =>
        AppendAsync(
            new()
            {
                Actor = actor,
                Action = AuditActions.Export,
                Outcome = AuditOutcome.Applied,
                AccountId = file.AccountId,
                After = AuditedText.Write(new { File = file.Kind, Query = Shortened(file.Query) }),
                CorrelationId = Guid.NewGuid().ToString("N"),
            },
            cancellationToken
        );

    private static string? Shortened(string? query) =>
        query is { Length: > MaximumQueryLength } ? query[..MaximumQueryLength]
        : query is { Length: > 0 } ? query
        : null;

    private Task<long> AppendAsync(AuditDraft draft, CancellationToken cancellationToken) =>
        work.RunAsync(
            draft.CorrelationId,
            earlier => earlier.Sequence,
            async transaction => (await transaction.AppendAsync(draft)).Sequence,
            cancellationToken
        );
}
