using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Queues;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
/// <param name="Length">Key of the length.</param>
/// <param name="Until">The end that belongs to it, so that a retry means the same.</param>
public sealed record PauseQueueDraft(string? Length, string? Until, string? Reason, string? Ticket, string? Attempt)
    : IAttemptDraft;
