using System.Globalization;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Notes;

/// <summary>The sentences of notes, answered by the service and shown by the page.</summary>
public static class NoteTexts
{
    public const int MaximumLength = 4_000;

    public const string Forbidden = "Your role does not include writing notes.";
    public const string NotYours = "Only the author takes a note back. Write another one, or ask the author.";
    public const string Gone = "The note is gone: somebody took it back meanwhile.";
    public const string UnknownAccount = "There is no such account any more.";

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return "Write something first.";
        }

        if (trimmed.Length > MaximumLength)
        {
            return $"Keep a note to {N(MaximumLength)} characters; it has {N(trimmed.Length)}.";
        }

        return VisibleText.Problem(trimmed, "note", isMultiline: true);
    }

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
