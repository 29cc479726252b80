using SupportConsole.Components.Shared;

namespace SupportConsole.Components.LimitChanges.Overrides;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record OverrideDraft(string? From, string? Limit, string? Reason, string? Ticket, string? Attempt)
    : IAttemptDraft;
