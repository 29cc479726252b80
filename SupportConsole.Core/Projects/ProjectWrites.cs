using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Projects;

/// <summary>
/// Writes what the policy lets pass, together with its audit entry. Every write repeats its condition and counts its
/// rows.
/// </summary>
internal static class ProjectWrites
{
    private const string IdAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static Task<ProjectOutcome> ApplyAsync(
        Actor actor,
        ProjectRequest request,
        ProjectSnapshot book,
        AuditedTransaction transaction,
        AuditDraft draft
    ) =>
        request switch
        {
            CreateProject create => CreateAsync(create, transaction, draft),
            RenameProject rename => RenameAsync(rename, transaction, draft),
            DeleteProject delete => DeleteAsync(actor, delete, transaction, draft),
            CreateApiKey create => CreateAsync(actor, create, book, transaction, draft),
            DeleteApiKey delete => DeleteAsync(actor, delete, transaction, draft),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
        };

    private static Task<ProjectOutcome> CreateAsync(
        CreateProject request,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        var project = new Project
        {
            AccountId = request.AccountId,
            Id = "prj_" + RandomNumberGenerator.GetString(IdAlphabet, 12),
            Name = request.Name.Trim(),
            CreatedAt = transaction.Now,
        };
        transaction.Context.Projects.Add(project);
        return DoneAsync(transaction, draft with { After = ProjectAudit.Of(project).Write() });
    }

    private static async Task<ProjectOutcome> RenameAsync(
        RenameProject request,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        var name = request.Name.Trim();
        Expect(
            await transaction
                .Context.Projects.Where(project =>
                    project.AccountId == request.AccountId
                    && project.Id == request.ProjectId
                    && project.DeletedAt == null
                    && project.Name == request.SeenName
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(project => project.Name, name),
                    transaction.CancellationToken
                ),
            nameof(RenameProject)
        );
        return await DoneAsync(transaction, draft);
    }

    private static async Task<ProjectOutcome> DeleteAsync(
        Actor actor,
        DeleteProject request,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        DateTimeOffset? now = transaction.Now;
        Expect(
            await transaction
                .Context.Projects.Where(project =>
                    project.AccountId == request.AccountId
                    && project.Id == request.ProjectId
                    && project.DeletedAt == null
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(project => project.DeletedAt, now),
                    transaction.CancellationToken
                ),
            nameof(DeleteProject)
        );
        await transaction
            .Context.ApiKeys.Where(key =>
                key.AccountId == request.AccountId && key.ProjectId == request.ProjectId && key.DeletedAt == null
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(key => key.DeletedAt, now).SetProperty(key => key.DeletedBy, actor.Name),
                transaction.CancellationToken
            );
        return await DoneAsync(transaction, draft);
    }

    private static async Task<ProjectOutcome> CreateAsync(
        Actor actor,
        CreateApiKey request,
        ProjectSnapshot book,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        var secret = ApiKeySecret.Create();
        var key = new ApiKey
        {
            Id = "key_" + RandomNumberGenerator.GetString(IdAlphabet, 16),
            AccountId = request.AccountId,
            ProjectId = request.ProjectId,
            Name = request.Name.Trim(),
            Prefix = ApiKeySecret.PrefixOf(secret),
            Hash = ApiKeySecret.HashOf(secret),
            CreatedAt = transaction.Now,
            CreatedBy = actor.Name,
        };
        transaction.Context.ApiKeys.Add(key);
        var entry = await transaction.AppendAsync(draft with { After = ProjectAudit.Of(key, book).Write() });
        return new ProjectOutcome.KeyCreated(key.Id, key.Prefix, secret, entry.Sequence);
    }

    private static async Task<ProjectOutcome> DeleteAsync(
        Actor actor,
        DeleteApiKey request,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        DateTimeOffset? now = transaction.Now;
        Expect(
            await transaction
                .Context.ApiKeys.Where(key =>
                    key.AccountId == request.AccountId && key.Id == request.ApiKeyId && key.DeletedAt == null
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(key => key.DeletedAt, now).SetProperty(key => key.DeletedBy, actor.Name),
                    transaction.CancellationToken
                ),
            nameof(DeleteApiKey)
        );
        return await DoneAsync(transaction, draft);
    }

    private static async Task<ProjectOutcome> DoneAsync(AuditedTransaction transaction, AuditDraft draft) =>
        new ProjectOutcome.Done((await transaction.AppendAsync(draft)).Sequence);

    /// <summary>
    /// Under the account's lock nothing can have moved; if it has all the same, the transaction begins again.
    /// </summary>
    private static void Expect(int met, string statement)
    {
        if (met != 1)
        {
            throw new StoreConflictException(statement, 1, met);
        }
    }
}
