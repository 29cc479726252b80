using SupportConsole.Core.Texts;

namespace SupportConsole.Api.Requests;

/// <summary>What a field of a request takes.</summary>
/// <param name="Name">Its name in JSON; one name means the same in every body.</param>
/// <param name="Sentence">Follows the name in an answer, and begins with "must".</param>
internal record FieldRule(string Name, string Sentence);

/// <summary>A text, and which ones are allowed.</summary>
internal sealed record TextRule(string Name, string Sentence, Predicate<string> Allows) : FieldRule(Name, Sentence)
{
    /// <summary>True for a text that may have several lines.</summary>
    public bool IsMultiline { get; init; }

    /// <summary>Why a text is not allowed; names the character when one of them cannot be shown.</summary>
    public string SentenceFor(string text) =>
        VisibleText.FindHidden(text, IsMultiline) is { } hidden
            ? $"{Sentence}; it has {hidden}, which cannot be shown"
            : Sentence;
}

/// <summary>A number, and its range.</summary>
internal sealed record NumberRule(string Name, string Sentence, decimal Least, decimal Most, int Decimals = 0)
    : FieldRule(Name, Sentence)
{
    /// <summary>False for a number that may have either sign but must be something.</summary>
    public bool AllowsZero { get; init; } = true;

    public bool Allows(decimal value) =>
        value >= Least && value <= Most && decimal.Round(value, Decimals) == value && (AllowsZero || value != 0);
}
