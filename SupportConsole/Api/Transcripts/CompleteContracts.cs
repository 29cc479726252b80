using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Api.Transcripts;

/// <summary>Transcripts that have ended.</summary>
internal sealed record CompleteBody
{
    [Required]
    public IReadOnlyList<ResultBody?>? Results { get; init; }

    public IReadOnlyList<TranscriptResult> Read(RequestFields fields) =>
        fields.Batch(FieldRules.Results, Results, result => result.Read(fields));
}

/// <summary>How a worker may end a transcript.</summary>
internal enum ResultStatus
{
    Completed,
    Error,
}

/// <summary>How a transcript ended. audioSeconds of a completed one are charged.</summary>
internal sealed record ResultBody
{
    [Required]
    public string? Id { get; init; }

    [Required]
    public string? LeaseToken { get; init; }

    [Required]
    public ResultStatus? Status { get; init; }

    public decimal? AudioSeconds { get; init; }

    public string? Error { get; init; }

    public TranscriptResult Read(RequestFields fields) =>
        new(
            fields.Required(FieldRules.TranscriptId, Id),
            fields.Required(FieldRules.LeaseToken, LeaseToken),
            fields.Required(FieldRules.Status, Status) == ResultStatus.Completed,
            Milliseconds(fields.Required(FieldRules.AudioSeconds, AudioSeconds ?? 0)),
            fields.Optional(FieldRules.Error, Error)
        );

    private static long Milliseconds(decimal seconds) =>
        (long)decimal.Round(seconds * 1_000, 0, MidpointRounding.AwayFromZero);
}

/// <summary>
/// Ids that have ended so, ids whose lease is not this worker's, and waiting transcripts that started in the freed
/// slots.
/// </summary>
internal sealed record CompleteAnswer(
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Stale,
    IReadOnlyList<string> Started
);
