using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Billing.Terms;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record TermsDraft(
    string? Billing,
    string? Refill,
    string? Below,
    string? Target,
    string? Prices,
    string? Reason,
    string? Ticket,
    string? Attempt
) : IAttemptDraft;
