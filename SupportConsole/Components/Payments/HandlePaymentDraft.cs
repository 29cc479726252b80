using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Payments;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record HandlePaymentDraft(string? Account, string? Reason, string? Attempt) : IAttemptDraft;
