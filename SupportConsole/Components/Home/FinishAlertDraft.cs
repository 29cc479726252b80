using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Home;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record FinishAlertDraft(string? Summary, string? Attempt) : IAttemptDraft;
