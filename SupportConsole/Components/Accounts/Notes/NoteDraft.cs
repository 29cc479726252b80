using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Accounts.Notes;

/// <summary>A note as it was typed, as the browser keeps it; the names are those of the form's fields.</summary>
internal sealed record NoteDraft(string? Text, string? Attempt) : IAttemptDraft;
