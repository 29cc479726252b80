using SupportConsole.Components.Shared;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Components.Transcripts;

/// <summary>Words of transcripts: what several of their pages say.</summary>
internal static partial class TranscriptWords
{
    public const string Title = "Transcripts";
    public const string Any = "Any";
    public const string Clear = "Clear";
    public const string FilterLabel = "Filter transcripts";
    public const string FindOne = "Find one by its id";
    public const string ThrottledOnly = "Throttled";
    public const string ErrorHolds = "Error has";
    public const string ProjectId = "Project id";
    public const string ApiKeyId = "API key id";
    public const string ExportCsv = "CSV";
    public const string Newest = "Newest";
    public const string SearchOn = "Search on";
    public const string SearchedBackTo = "Searched back to";
    public const string MayBeMore = "Older ones may match: search on, or set a period.";
    public const string IdColumn = "Id";
    public const string StateColumn = "State";
    public const string SubmittedColumn = "Submitted";
    public const string ThrottledColumn = "Throttled";
    public const string WaitedColumn = "Waited";
    public const string TookColumn = "Took";
    public const string ErrorColumn = "Error";
    public const string ModelColumn = "Model";
    public const string ProjectColumn = "Project";
    public const string WorkerColumn = "Worker";
    public const string LostLeasesColumn = "Lost leases";
    public const string AudioColumn = "Audio";
    public const string CostColumn = "Cost";

    public static string State(TranscriptStatus status) =>
        status switch
        {
            TranscriptStatus.Queued => "Queued",
            TranscriptStatus.Processing => "Processing",
            TranscriptStatus.Completed => "Completed",
            _ => "Error",
        };

    public static string StatePill(TranscriptStatus status) =>
        status switch
        {
            TranscriptStatus.Queued => "pill amber",
            TranscriptStatus.Error => "pill red",
            _ => "pill",
        };

    public static string StateIcon(TranscriptStatus status) =>
        status switch
        {
            TranscriptStatus.Queued => "clock",
            TranscriptStatus.Processing => "transcripts",
            TranscriptStatus.Completed => "check",
            _ => "stop",
        };

    public static string Throttled(Transcript transcript) =>
        transcript.Throttle switch
        {
            Throttle.Waiting => "waits",
            Throttle.Waited => "waited",
            _ => "",
        };

    /// <summary>How long it waited, or has waited so far; nothing when its first start is not known any more.</summary>
    public static string Waited(Transcript transcript, DateTimeOffset now) =>
        transcript switch
        {
            { HasWaited: false } or { Attempts: > 0 } => "",
            { StartedAt: { } started } => Figures.Span(started - transcript.SubmittedAt),
            _ => Figures.Span((transcript.FinishedAt ?? now) - transcript.SubmittedAt),
        };

    /// <summary>How long it has been in processing, since its last start.</summary>
    public static string Took(Transcript transcript, DateTimeOffset now) =>
        transcript.StartedAt is { } started ? Figures.Span((transcript.FinishedAt ?? now) - started) : "";

    public static string Audio(Transcript transcript) =>
        transcript.AudioMilliseconds is { } milliseconds ? Figures.Span(TimeSpan.FromMilliseconds(milliseconds)) : "";

    public static string Cost(Transcript transcript) =>
        transcript.Status == TranscriptStatus.Completed ? transcript.Cost.ToString() : "";

    /// <summary>Why a list shows nothing.</summary>
    public static string Empty(TranscriptFilter filter, TranscriptListPage? page) =>
        page switch
        {
            { SearchedTo: not null } => "Nothing among those looked at matches.",
            _ when filter.Before is not null => "There is nothing older that matches.",
            _ when filter.IsEmpty =>
                "This account has no transcripts: none was submitted, or all were deleted after their time-to-live.",
            _ => "No transcript matches these filters.",
        };
}
