using SupportConsole.Components.Shared;
using SupportConsole.Core.Notes;

namespace SupportConsole.Components.Accounts.Notes;

/// <summary>Words of the notes on an account's page.</summary>
internal static class NoteWords
{
    public const string Title = "Notes";
    public const string Empty = "Nobody has written a note yet. Write what the next colleague should know.";
    public const string Label = "New note";
    public const string Help = "**bold**, *italic*, `code`, - list, > quote, [text](https://…)";
    public const string Unanswered = "The note got no answer. Try again: it is written once, however often you press.";
    public const string ConfirmRemoval = "Take this note back? Colleagues no longer see it; the audit keeps its text.";
    public const string NothingToPreview = "Nothing to show yet.";
    public const string Write = "Write";
    public const string Preview = "Preview";
    public const string ShowAs = "Show as";
    public const string Add = "Add note";
    public const string Writing = "Writing…";
    public const string TakeBack = "Take back";
    public const string Keep = "Keep";
    public const string Added = "Note added.";
    public const string Pinned = "Note pinned.";
    public const string Unpinned = "Note unpinned.";
    public const string TakenBack = "Note taken back.";
    public const string TakeNoteBack = "Take the note back";
    public const string PinnedMark = "Pinned";
    public const string Pin = "Pin";
    public const string Unpin = "Unpin";

    public static string NoteOf(AccountNote note) => $"Note by {note.AuthorName}";

    public static string ShowMore(int total) => $"Show more of {Figures.Whole(total)}";
}
