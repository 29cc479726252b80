using SupportConsole.Components.Shared;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields. A secret is never
/// typed, so it is never kept.
/// </summary>
public sealed record PlatformKeyDraft(
    string? Name,
    string? Scopes,
    string? Overlap,
    string? Expires,
    string? Reason,
    string? Attempt
) : IAttemptDraft;
