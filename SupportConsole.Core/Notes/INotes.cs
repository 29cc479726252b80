using SupportConsole.Core.Access;

namespace SupportConsole.Core.Notes;

/// <summary>What colleagues write on an account, for each other.</summary>
public interface INotes
{
    /// <summary>The notes that stand, pinned ones first, then the newest.</summary>
    /// <param name="actor">Needs <see cref="Permission.ViewAccounts"/>.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="count">At most so many, 1 to <see cref="NoteList.Maximum"/>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<NoteList> ListAsync(Actor actor, string accountId, int count, CancellationToken cancellationToken);

    /// <summary>Writes a note. Needs <see cref="Permission.WriteNotes"/>; audited either way.</summary>
    /// <param name="actor">The author.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="text">Markdown, see <see cref="AccountNote.Text"/>.</param>
    /// <param name="correlationId">One per attempt: the same id again is the same attempt.</param>
    /// <param name="cancellationToken">Cancels what is not committed yet.</param>
    Task<NoteOutcome> AddAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Pins a note, or takes the pin out. Needs <see cref="Permission.WriteNotes"/>; audited either way.
    /// </summary>
    Task<NoteOutcome> PinAsync(
        Actor actor,
        long noteId,
        bool pinned,
        string correlationId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Takes one's own note back. Needs <see cref="Permission.WriteNotes"/>; audited either way, with the text.
    /// </summary>
    Task<NoteOutcome> RemoveAsync(Actor actor, long noteId, string correlationId, CancellationToken cancellationToken);
}

/// <summary>The notes of an account.</summary>
/// <param name="Notes">Pinned ones first, then the newest.</param>
/// <param name="Total">How many stand.</param>
public sealed record NoteList(IReadOnlyList<AccountNote> Notes, int Total)
{
    public const int Maximum = 500;
}

/// <summary>How an attempt with a note ended.</summary>
public abstract record NoteOutcome
{
    private NoteOutcome() { }

    /// <summary>It is done.</summary>
    /// <param name="AuditSequence">Its audit entry.</param>
    public sealed record Done(long AuditSequence) : NoteOutcome;

    /// <summary>It is not, for a reason that the person can read.</summary>
    /// <param name="Sentence">Why, and what to do instead.</param>
    public sealed record Refused(string Sentence) : NoteOutcome;
}
