using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Billing.Corrections;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record CorrectionDraft(
    string? Direction,
    string? Amount,
    string? Reference,
    string? Reason,
    string? Ticket,
    string? Attempt
) : IAttemptDraft;
