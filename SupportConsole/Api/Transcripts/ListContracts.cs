using System.ComponentModel;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Api.Transcripts;

/// <summary>Which transcripts of an account are listed; what is absent or empty filters nothing.</summary>
internal sealed record ListParameters
{
    private const int StandardLimit = 50;

    [Description("queued, processing, completed or error")]
    public string? Status { get; init; }

    [Description("true for those that wait, or had to wait, because of the limit")]
    public string? ThrottledOnly { get; init; }

    [Description("the whole name of a model")]
    public string? Model { get; init; }

    [Description("the whole id of a project")]
    public string? ProjectId { get; init; }

    [Description("1 to 200; 50 when absent")]
    public string? Limit { get; init; }

    [Description("only older ones than this transcript of the account")]
    public string? BeforeId { get; init; }

    [Description("only newer ones than this transcript of the account")]
    public string? AfterId { get; init; }

    /// <summary>What is asked for, with the ids that it lies between.</summary>
    public (TranscriptQuery Query, string? BeforeId, string? AfterId) Read(RequestFields fields, string accountId)
    {
        fields.Required(FieldRules.AccountId, accountId);
        var query = new TranscriptQuery
        {
            AccountId = accountId,
            Status = fields.Named<TranscriptStatus>(FieldRules.TranscriptStatus, Given(Status)),
            IsThrottled = fields.Flag(FieldRules.ThrottledOnly, Given(ThrottledOnly)),
            Model = fields.Optional(FieldRules.Model, Given(Model)),
            ProjectId = fields.Optional(FieldRules.ProjectId, Given(ProjectId)),
            Take = fields.Whole(FieldRules.Limit, Given(Limit), StandardLimit),
        };
        return (
            query,
            fields.Optional(FieldRules.BeforeId, Given(BeforeId)),
            fields.Optional(FieldRules.AfterId, Given(AfterId))
        );
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>
/// Transcripts, newest first. nextBeforeId is the beforeId of the next page, and null when nothing older is left. A page
/// may hold fewer than asked for, even none, and still name a next one: a filter that matches little is answered after
/// 10,000 transcripts were looked at.
/// </summary>
internal sealed record ListAnswer(IReadOnlyList<ListedTranscript> Transcripts, string? NextBeforeId)
{
    public static ListAnswer Of(TranscriptListPage page) =>
        new([.. page.Transcripts.Select(ListedTranscript.Of)], page.Next?.TranscriptId);
}

/// <summary>A transcript of a list; its place in line is told by GET /transcripts/{id}.</summary>
internal sealed record ListedTranscript(
    string Id,
    string AccountId,
    string ProjectId,
    TranscriptStatus Status,
    bool? Throttled,
    int Attempts,
    string? AudioUrl,
    string Model,
    string? ApiKeyId,
    DateTime SubmittedAt,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    decimal? AudioSeconds,
    string? Error
)
{
    public static ListedTranscript Of(Transcript transcript) =>
        new(
            transcript.Id,
            transcript.AccountId,
            transcript.ProjectId,
            transcript.Status,
            TranscriptAnswer.IsThrottled(transcript),
            transcript.Attempts,
            transcript.AudioUrl,
            transcript.Model,
            transcript.ApiKeyId,
            transcript.SubmittedAt.UtcDateTime,
            transcript.StartedAt?.UtcDateTime,
            transcript.FinishedAt?.UtcDateTime,
            transcript.AudioMilliseconds / 1_000m,
            transcript.Error
        );
}
