using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Administration;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record AdministrationDraft(
    string? Plan,
    string? Removed,
    string? Email,
    string? Name,
    string? Owner,
    string? Hours,
    string? BillingId,
    string? Reason,
    string? Ticket,
    string? Attempt
) : IAttemptDraft;
