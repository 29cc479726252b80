using SupportConsole.Core.Access;
using SupportConsole.Core.Notes;

namespace SupportConsole.Tests.Fakes;

/// <summary>Notes in a list.</summary>
internal sealed class FakeNotes : INotes
{
    public List<AccountNote> Notes { get; } = [];

    /// <summary>What the next attempts are answered.</summary>
    public NoteOutcome Outcome { get; set; } = new NoteOutcome.Done(1);

    /// <summary>Thrown by every attempt when set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Every attempt: what, and its correlation id.</summary>
    public List<(string Act, string CorrelationId)> Attempts { get; } = [];

    public Task<NoteList> ListAsync(Actor actor, string accountId, int count, CancellationToken cancellationToken) =>
        Task.FromResult(new NoteList([.. Notes.Take(count)], Notes.Count));

    public Task<NoteOutcome> AddAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"add {text}", correlationId);

    public Task<NoteOutcome> PinAsync(
        Actor actor,
        long noteId,
        bool pinned,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"pin {noteId} {pinned}", correlationId);

    public Task<NoteOutcome> RemoveAsync(
        Actor actor,
        long noteId,
        string correlationId,
        CancellationToken cancellationToken
    ) => Answer($"remove {noteId}", correlationId);

    private Task<NoteOutcome> Answer(string act, string correlationId)
    {
        Attempts.Add((act, correlationId));
        return Failure is null ? Task.FromResult(Outcome) : Task.FromException<NoteOutcome>(Failure);
    }
}
