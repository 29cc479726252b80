using SupportConsole.Components.Shared.Charts;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Throttling;

/// <summary>
/// An account's history as what the chart draws: running, queued on top of it, the limit and its changes.
/// </summary>
internal static class HistoryTimeChart
{
    /// <summary>From this length on the axis shows months, as the sums do that such a chart is drawn from.</summary>
    private static readonly TimeSpan Months = TimeSpan.FromDays(800);

    /// <summary>The data of a history.</summary>
    /// <param name="view">The history.</param>
    /// <param name="words">The names of its two areas.</param>
    /// <param name="title">What the areas are.</param>
    public static TimeChartData Of(HistoryView view, HistoryChartNames words, string title) =>
        new()
        {
            Title = title,
            Description = words.Describe(view),
            From = view.From,
            To = view.To,
            Size = view.To - view.From > Months ? BucketSize.Month : BucketSize.Minute,
            Buckets = [.. view.Steps.Select(step => new HistoryBucket(step.From, step.To))],
            Series =
            [
                new(words.Lower, words.Lower, [.. view.Steps.Select(step => (double?)step.Running)])
                {
                    Tone = ChartTone.Running,
                },
                new(words.Upper, words.Upper, [.. view.Steps.Select(step => (double?)step.Queued)])
                {
                    Tone = ChartTone.Queued,
                },
            ],
            TableSeries = words.CountsTranscripts
                ?
                [
                    Extra(ThrottlingWords.Throttled, view, step => step.Throttled),
                    Extra(ThrottlingWords.Finished, view, step => step.Finished),
                ]
                : [],
            Limit = [.. Limits(view)],
            LimitScales = words.LimitScales,
            Marks = [.. view.Changes.Select(MarkOf)],
            BucketWords = words.Note,
        };

    private static ChartSeries Extra(string name, HistoryView view, Func<Step, long> value) =>
        new(name, name, [.. view.Steps.Select(step => (double?)value(step))]);

    private static ChartMark MarkOf(LimitChange change) =>
        new(change.At, change.NewLimit, ThrottlingWords.MoveOf(change), ThrottlingWords.CauseOf(change));

    /// <summary>A point where the limit changes or stops being known.</summary>
    private static IEnumerable<ChartLimit> Limits(HistoryView view)
    {
        Step? last = null;
        foreach (var step in view.Steps)
        {
            if (last is not null && last.To < step.From)
            {
                yield return new(last.To, null);
                last = null;
            }

            if (last?.Limit != step.Limit)
            {
                yield return new(step.From, step.Limit);
            }

            last = step;
        }

        if (last is not null && last.To < view.To)
        {
            yield return new(last.To, null);
        }
    }
}
