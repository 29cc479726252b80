using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Projects;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields. A secret is never
/// typed, so it is never kept.
/// </summary>
public sealed record ProjectDraft(string? Name, string? Reason, string? Ticket, string? Attempt) : IAttemptDraft;
