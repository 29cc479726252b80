using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Home;

/// <summary>The dialog's choice, as the browser keeps it; the names are those of the form's fields.</summary>
public sealed record SnoozeAlertDraft(string? Hours, string? Attempt) : IAttemptDraft;
