using Microsoft.AspNetCore.Components;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>
/// A chart's figures, newest first: the same series and limit, each change of the limit above the bucket in which it
/// happened.
/// </summary>
public sealed partial class ChartTable
{
    /// <summary>More rows than people read, and as many as a page holds without stutter.</summary>
    public const int MaximumRows = 400;

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What is listed.</summary>
    [Parameter, EditorRequired]
    public required TimeChartData Data { get; set; }

    private IEnumerable<ChartSeries> Columns => Data.Series.Concat(Data.TableSeries);

    private int Width => Columns.Count() + (Data.TotalName is null ? 0 : 1) + (Data.Limit.Count > 0 ? 1 : 0);

    private IEnumerable<(int Bucket, ChartMark? Mark)> Rows
    {
        get
        {
            var first = Math.Max(0, Data.Buckets.Count - MaximumRows);
            var start = first < Data.Buckets.Count ? Data.Buckets[first].Start : Data.From;
            return Enumerable
                .Range(first, Data.Buckets.Count - first)
                .Select(bucket => (At: Data.Buckets[bucket].Start, Bucket: bucket, Mark: (ChartMark?)null))
                .Concat(
                    Data.Marks.Where(mark => first == 0 || mark.At >= start)
                        .Select(mark => (mark.At, Bucket: -1, Mark: (ChartMark?)mark))
                )
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Mark is null)
                .Select(row => (row.Bucket, row.Mark));
        }
    }

    private string Figure(double? value) => value is { } known ? Data.Figure(known) : ChartWords.Gap;

    /// <summary>The limit at the bucket's end, like the history that it comes from.</summary>
    private double? LimitOf(HistoryBucket bucket) => Data.LimitAt(bucket.End.AddTicks(-1));
}
