using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Queues;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
/// <param name="Project">The project; empty for all.</param>
/// <param name="Shown">The count that was shown and the place in line it goes up to, so that a retry means the same.</param>
public sealed record CancelQueueDraft(string? Project, string? Shown, string? Reason, string? Ticket, string? Attempt)
    : IAttemptDraft;
