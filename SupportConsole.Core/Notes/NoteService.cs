using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notes;

/// <inheritdoc cref="INotes"/>
internal sealed class NoteService(AuditedWork work, IDbContextFactory<ConsoleDbContext> contexts) : INotes
{
    public async Task<NoteList> ListAsync(Actor actor, string accountId, int count, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ViewAccounts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var standing = context
            .AccountNotes.AsNoTracking()
            .Where(note => note.AccountId == accountId && note.RemovedAt == null);
        var notes = await standing
            .OrderByDescending(note => note.Pinned)
            .ThenByDescending(note => note.WrittenAt)
            .ThenByDescending(note => note.Id)
            .Take(Math.Clamp(count, 1, NoteList.Maximum))
            .ToListAsync(cancellationToken);
        return new(notes, await standing.CountAsync(cancellationToken));
    }

    public Task<NoteOutcome> AddAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        if (NoteTexts.Problem(text) is { } problem)
        {
            return Task.FromResult<NoteOutcome>(new NoteOutcome.Refused(problem));
        }

        return work.RunAsync(correlationId, Repeat, AddAsync, cancellationToken);

        async Task<NoteOutcome> AddAsync(AuditedTransaction transaction)
        {
            if (!await transaction.Context.Accounts.AnyAsync(account => account.Id == accountId, cancellationToken))
            {
                return new NoteOutcome.Refused(NoteTexts.UnknownAccount);
            }

            var note = new AccountNote
            {
                AccountId = accountId,
                AuthorId = actor.Id,
                AuthorName = actor.Name,
                WrittenAt = transaction.Now,
                Text = text.Trim(),
            };
            if (!actor.May(Permission.WriteNotes))
            {
                return await RefuseAsync(
                    transaction,
                    Draft(actor, AuditActions.AddNote, note, correlationId),
                    AuditOutcome.Forbidden,
                    NoteTexts.Forbidden
                );
            }

            // Saved first: the entry names its id.
            transaction.Context.AccountNotes.Add(note);
            await transaction.Context.SaveChangesAsync(cancellationToken);
            return await DoneAsync(
                transaction,
                Draft(actor, AuditActions.AddNote, note, correlationId) with
                {
                    After = Json(note),
                }
            );
        }
    }

    public Task<NoteOutcome> PinAsync(
        Actor actor,
        long noteId,
        bool pinned,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        work.RunAsync(
            correlationId,
            Repeat,
            async transaction =>
            {
                if (await FindAsync(transaction, noteId) is not { } note)
                {
                    return new NoteOutcome.Refused(NoteTexts.Gone);
                }

                var before = Json(note);
                var draft = Draft(
                    actor,
                    pinned ? AuditActions.PinNote : AuditActions.UnpinNote,
                    note,
                    correlationId
                ) with
                {
                    Before = before,
                };
                if (!actor.May(Permission.WriteNotes))
                {
                    return await RefuseAsync(transaction, draft, AuditOutcome.Forbidden, NoteTexts.Forbidden);
                }

                note.Pinned = pinned;
                return await ChangeAsync(transaction, noteId, set => set.SetProperty(row => row.Pinned, pinned))
                    ? await DoneAsync(transaction, draft with { After = Json(note) })
                    : new NoteOutcome.Refused(NoteTexts.Gone);
            },
            cancellationToken
        );

    public Task<NoteOutcome> RemoveAsync(
        Actor actor,
        long noteId,
        string correlationId,
        CancellationToken cancellationToken
    ) =>
        work.RunAsync(
            correlationId,
            Repeat,
            async transaction =>
            {
                if (await FindAsync(transaction, noteId) is not { } note)
                {
                    return new NoteOutcome.Refused(NoteTexts.Gone);
                }

                var draft = Draft(actor, AuditActions.RemoveNote, note, correlationId) with { Before = Json(note) };
                if (!actor.May(Permission.WriteNotes))
                {
                    return await RefuseAsync(transaction, draft, AuditOutcome.Forbidden, NoteTexts.Forbidden);
                }

                if (note.AuthorId != actor.Id)
                {
                    return await RefuseAsync(transaction, draft, AuditOutcome.Refused, NoteTexts.NotYours);
                }

                return await ChangeAsync(transaction, noteId, set =>
                    set.SetProperty(row => row.RemovedAt, transaction.Now)
                )
                    ? await DoneAsync(transaction, draft)
                    : new NoteOutcome.Refused(NoteTexts.Gone);
            },
            cancellationToken
        );

    private static NoteOutcome Repeat(AuditEntry earlier) =>
        earlier.Outcome == AuditOutcome.Applied
            ? new NoteOutcome.Done(earlier.Sequence)
            : new NoteOutcome.Refused(earlier.Rule ?? NoteTexts.Gone);

    private static Task<AccountNote?> FindAsync(AuditedTransaction transaction, long noteId) =>
        transaction
            .Context.AccountNotes.AsNoTracking()
            .FirstOrDefaultAsync(note => note.Id == noteId && note.RemovedAt == null, transaction.CancellationToken);

    /// <summary>Changes a note that still stands.</summary>
    private static async Task<bool> ChangeAsync(
        AuditedTransaction transaction,
        long noteId,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<AccountNote>> set
    ) =>
        await transaction
            .Context.AccountNotes.Where(note => note.Id == noteId && note.RemovedAt == null)
            .ExecuteUpdateAsync(set, transaction.CancellationToken) == 1;

    private static AuditDraft Draft(Actor actor, string action, AccountNote note, string correlationId) =>
        new()
        {
            Actor = actor,
            Action = action,
            Outcome = AuditOutcome.Applied,
            AccountId = note.AccountId,
            CorrelationId = correlationId,
        };

    private static async Task<NoteOutcome> DoneAsync(AuditedTransaction transaction, AuditDraft draft) =>
        new NoteOutcome.Done((await transaction.AppendAsync(draft)).Sequence);

    private static async Task<NoteOutcome> RefuseAsync(
        AuditedTransaction transaction,
        AuditDraft draft,
        AuditOutcome outcome,
        string sentence
    )
    {
        await transaction.AppendAsync(draft with { Outcome = outcome, Rule = sentence });
        return new NoteOutcome.Refused(sentence);
    }

    private static string Json(AccountNote note) =>
        JsonSerializer.Serialize(
            new
            {
                note = note.Id,
                author = note.AuthorName,
                text = note.Text,
                pinned = note.Pinned,
            },
            JsonSerializerOptions.Web
        );
}
