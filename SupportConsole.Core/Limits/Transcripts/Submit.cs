using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>A transcript a client asks for; what is null gets its default.</summary>
/// <param name="Id">Client-supplied id, or null for one of ours.</param>
/// <param name="ProjectId">Null for the project <c>default</c>.</param>
/// <param name="ApiKeyId">The key it came with, for usage.</param>
/// <param name="Model">Null for <c>Pricing:DefaultModel</c>.</param>
/// <param name="AudioUrl">Where the worker finds the audio.</param>
public sealed record TranscriptSubmission(
    string? Id = null,
    string? ProjectId = null,
    string? ApiKeyId = null,
    string? Model = null,
    string? AudioUrl = null
);

/// <summary>Where a submitted transcript stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Present state; for a repeated id whatever it is by now.</param>
/// <param name="QueuePosition">1 for the next to start; null unless queued.</param>
public sealed record SubmittedTranscript(string Id, TranscriptStatus Status, int? QueuePosition);

/// <summary>A submit's result.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>What was decided and why; null when the limiter was not asked.</summary>
    public Decision? Decision { get; init; }

    /// <summary>All are stored.</summary>
    public sealed record Accepted(
        IReadOnlyList<SubmittedTranscript> Results,
        int EffectiveLimit,
        int Running,
        int Queued
    ) : SubmitOutcome;

    /// <summary>The account may not bring new work; nothing was stored.</summary>
    public sealed record Refused(NewWorkRefusal Refusal) : SubmitOutcome
    {
        /// <summary>The sentence for the client.</summary>
        public string Message => LimitTexts.Of(Refusal);
    }

    public sealed record UnknownAccount : SubmitOutcome;

    public sealed record UnknownProject(string ProjectId) : SubmitOutcome;

    /// <summary>The API key is none of the account and the project; nothing was stored.</summary>
    public sealed record UnknownApiKey(string ApiKeyId, string ProjectId) : SubmitOutcome;

    public sealed record UnknownModel(string Model, IReadOnlyCollection<string> Known) : SubmitOutcome;

    /// <summary>An id belongs to a transcript of another account; nothing was stored.</summary>
    public sealed record IdTaken(string TranscriptId) : SubmitOutcome;
}

/// <summary>A transcript and its place in line.</summary>
/// <param name="Transcript">The transcript.</param>
/// <param name="QueuePosition">1 for the next to start; null unless queued.</param>
public sealed record TranscriptWithPosition(Transcript Transcript, int? QueuePosition);
