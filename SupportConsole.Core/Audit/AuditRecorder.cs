using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit;

/// <summary>Audits that a person signed in or out; called where the sign-in is issued and revoked.</summary>
public interface ISignInAudit
{
    /// <summary>A sign-in is issued once this has returned.</summary>
    Task SignedInAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>A person ended their sign-in, or another took its place; nothing is written for nobody.</summary>
    Task SignedOutAsync(Actor? actor, CancellationToken cancellationToken);
}

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

/// <summary>Appends entries of acts that change no row: their entry is all of the transaction.</summary>
internal sealed class AuditRecorder(AuditedWork work) : ISignInAudit, IExportAudit
{
    private const int MaximumQueryLength = 1_000;

    public Task SignedInAsync(Actor actor, CancellationToken cancellationToken) =>
        AppendAsync(Draft(actor, AuditActions.SignIn), cancellationToken);

    public Task SignedOutAsync(Actor? actor, CancellationToken cancellationToken) =>
        actor is null ? Task.CompletedTask : AppendAsync(Draft(actor, AuditActions.SignOut), cancellationToken);

    public Task RecordAsync(Actor actor, ExportedFile file, CancellationToken cancellationToken) =>
        AppendAsync(
            Draft(actor, AuditActions.Export) with
            {
                AccountId = file.AccountId,
                After = AuditedText.Write(new { File = file.Kind, Query = Shortened(file.Query) }),
            },
            cancellationToken
        );

    private static string? Shortened(string? query) =>
        query is { Length: > MaximumQueryLength } ? query[..MaximumQueryLength]
        : query is { Length: > 0 } ? query
        : null;

    private static AuditDraft Draft(Actor actor, string action) =>
        new()
        {
            Actor = actor,
            Action = action,
            Outcome = AuditOutcome.Applied,
            CorrelationId = Guid.NewGuid().ToString("N"),
        };

    private Task<long> AppendAsync(AuditDraft draft, CancellationToken cancellationToken) =>
        work.RunAsync(
            draft.CorrelationId,
            earlier => earlier.Sequence,
            async transaction => (await transaction.AppendAsync(draft)).Sequence,
            cancellationToken
        );
}
