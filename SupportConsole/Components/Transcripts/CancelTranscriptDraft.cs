using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Transcripts;

/// <summary>
/// What was typed into the dialog, as the browser keeps it; the names are those of the form's fields.
/// </summary>
public sealed record CancelTranscriptDraft(string? Reason, string? Ticket, string? Attempt) : IAttemptDraft;
