using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Api.Transcripts;

/// <summary>Transcripts to accept, all or none.</summary>
internal sealed record SubmitBody
{
    [Required]
    public IReadOnlyList<SubmissionBody?>? Transcripts { get; init; }

    public IReadOnlyList<TranscriptSubmission> Read(RequestFields fields) =>
        fields.Batch(FieldRules.Transcripts, Transcripts, transcript => transcript.Read(fields));
}

/// <summary>A transcript. An id of the caller's own makes a repeat harmless; what is absent gets its default.</summary>
internal sealed record SubmissionBody
{
    public string? Id { get; init; }

    public string? ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Model { get; init; }

    public string? AudioUrl { get; init; }

    public TranscriptSubmission Read(RequestFields fields) =>
        new(
            fields.Optional(FieldRules.TranscriptId, Id),
            fields.Optional(FieldRules.ProjectId, ProjectId),
            fields.Optional(FieldRules.ApiKeyId, ApiKeyId),
            fields.Optional(FieldRules.Model, Model),
            fields.Optional(FieldRules.AudioUrl, AudioUrl)
        );
}

/// <summary>Where the transcripts stand, in the order of the request, and the account after them.</summary>
internal sealed record SubmitAnswer(IReadOnlyList<SubmittedAnswer> Results, int EffectiveLimit, int Running, int Queued)
{
    public static SubmitAnswer Of(SubmitOutcome.Accepted accepted) =>
        new(
            [.. accepted.Results.Select(result => new SubmittedAnswer(result.Id, result.Status, result.QueuePosition))],
            accepted.EffectiveLimit,
            accepted.Running,
            accepted.Queued
        );
}

/// <summary>queuePosition is 1 for the next to start, and null unless queued.</summary>
internal sealed record SubmittedAnswer(string Id, TranscriptStatus Status, int? QueuePosition);
