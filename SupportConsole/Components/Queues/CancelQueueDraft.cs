using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Queues;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
/// <param name="Project">The project; empty for all.</param>
public sealed record CancelQueueDraft(string? Project, string? Reason, string? Ticket, string? Attempt) : IAttemptDraft;
