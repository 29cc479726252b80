using System.Globalization;
using System.Text;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Periods;

namespace SupportConsole.Components.Shared.Charts;

/// <summary>The drawn paths of a series: what is filled, and the line on top of it.</summary>
internal sealed record ChartPath(ChartSeries Series, string Fill, string Line);

/// <summary>A span of the limit.</summary>
/// <param name="From">Share of the width at which it begins.</param>
/// <param name="To">Share at which it ends.</param>
/// <param name="Value">The limit.</param>
internal sealed record LimitSpan(double From, double To, double Value);

/// <summary>
/// The places of everything in a chart. Paths are in a view of 1000 by 1000 that is stretched to the chart's place;
/// labels stand outside it in shares of its width and height, so that text keeps its size.
/// </summary>
internal sealed class TimeChartGeometry
{
    public const double Side = 1_000;

    /// <summary>A span of the limit this wide has room for a label.</summary>
    private const double LabelRoom = 0.18;

    /// <summary>A step of the limit this near to a mark is that change.</summary>
    private const double Near = 0.0125;

    private readonly TimeChartData _data;
    private readonly double _seconds;

    /// <summary>Places everything.</summary>
    /// <param name="data">What is drawn.</param>
    /// <param name="hidden">Keys of series that are not.</param>
    public TimeChartGeometry(TimeChartData data, IReadOnlySet<string> hidden)
    {
        _data = data;
        _seconds = Math.Max(1, (data.To - data.From).TotalSeconds);
        var shown = data.Series.Where(series => !hidden.Contains(series.Key)).ToList();
        Limit = hidden.Contains(ChartWords.Limit) ? [] : RollupCalendar();
        var peak = Enumerable
            .Range(0, data.Buckets.Count)
            .Select(bucket => shown.Sum(series => series.Values[bucket] ?? 0))
            .DefaultIfEmpty()
            .Max();
        peak = Math.Max(peak, Limit.Select(span => span.Value).DefaultIfEmpty().Max());
        Ceiling = NiceScale.Ceiling((long)Math.Min(long.MaxValue / 100, Math.Max(1, Math.Ceiling(peak))));
        var bases = new double[data.Buckets.Count];
        Paths = [.. shown.Select(series => PathOf(series, bases))];
    }

    /// <summary>The value at the top of the axis.</summary>
    public long Ceiling { get; }

    /// <summary>The series that are shown, from the bottom up.</summary>
    public IReadOnlyList<ChartPath> Paths { get; }

    /// <summary>The spans of the limit, oldest first.</summary>
    public IReadOnlyList<LimitSpan> Limit { get; }

    /// <summary>The values with a line: bottom, middle, top.</summary>
    public IEnumerable<long> Levels => Ceiling >= 2 ? [0, Ceiling / 2, Ceiling] : [0, Ceiling];

    /// <summary>The limit as a stepped line, broken where none is known.</summary>
    public string LimitLine
    {
        get
        {
            var path = new StringBuilder();
            LimitSpan? last = null;
            foreach (var span in Limit)
            {
                var isNext = last is not null && last.To >= span.From;
                path.Append(isNext ? $"V{Y(span.Value)}" : $"M{X(span.From)} {Y(span.Value)}")
                    .Append('H')
                    .Append(X(span.To));
                last = span;
            }

            return path.ToString();
        }
    }

    /// <summary>
    /// RollupCalendar of the limit with a label in the chart. The newest has its label beside the chart, unless it
    /// ended before.
    /// </summary>
    public IEnumerable<LimitSpan> LabelledLimits =>
        Limit.Where(span => span != NewestLimit && (span == Limit[^1] || span.To - span.From >= LabelRoom));

    /// <summary>The limit at the chart's end; null where none is known then.</summary>
    public LimitSpan? NewestLimit => Limit.Count > 0 && Limit[^1].To >= 1 ? Limit[^1] : null;

    /// <summary>Starts of limits that nobody set: the effective limit also moves with the balance.</summary>
    public IEnumerable<(double Left, double From, double To)> UnexplainedSteps =>
        _data.LimitScales
            ? []
            : Limit
                .Zip(Limit.Skip(1))
                .Where(pair =>
                    pair.First.To >= pair.Second.From
                    && !_data.Marks.Any(mark => Math.Abs(Share(mark.At) - pair.Second.From) <= Near)
                )
                .Select(pair => (pair.Second.From, pair.First.Value, pair.Second.Value));

    /// <summary>Times at whole steps of the reader's clock.</summary>
    public IReadOnlyList<PeriodTick> Ticks(ReaderZone zone) => PeriodTicks.Of(_data.From, _data.To, _data.Size, zone);

    /// <summary>How far from the left, 0 to 1.</summary>
    public double Share(DateTimeOffset time) => Math.Clamp((time - _data.From).TotalSeconds / _seconds, 0, 1);

    /// <summary>How far from the bottom, 0 to 1.</summary>
    public double Rise(double value) => Math.Clamp(value / Ceiling, 0, 1);

    /// <summary>The middle of a bucket, 0 to 1.</summary>
    public double Middle(int bucket) => (Share(_data.Buckets[bucket].Start) + Share(_data.Buckets[bucket].End)) / 2;

    /// <summary>A number as SVG wants it.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share as CSS wants it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string X(double share) => N(Side * share);

    private string Y(double value) => N(Side * (1 - Rise(value)));

    private List<LimitSpan> RollupCalendar()
    {
        var spans = new List<LimitSpan>();
        for (var place = 0; place < _data.Limit.Count; place++)
        {
            var (from, to) = (
                Share(_data.Limit[place].At),
                place + 1 < _data.Limit.Count ? Share(_data.Limit[place + 1].At) : 1
            );
            if (_data.Limit[place].Value is { } value && to > from)
            {
                spans.Add(new(from, to, value));
            }
        }

        return spans;
    }

    private ChartPath PathOf(ChartSeries series, double[] bases)
    {
        var (fill, line, back) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        DateTimeOffset? end = null;
        var isLined = false;
        for (var place = 0; place < bases.Length; place++)
        {
            var bucket = _data.Buckets[place];
            if (series.Values[place] is not { } value || (series.Shape == ChartShape.Bar && value <= 0))
            {
                continue;
            }

            var (bottom, top) = (Y(bases[place]), Y(bases[place] + value));
            bases[place] += value;
            if (series.Shape == ChartShape.Bar)
            {
                Bar(fill, bucket, bottom, top);
                continue;
            }

            var (left, right) = (X(Share(bucket.Start)), X(Share(bucket.End)));
            var isNext = end == bucket.Start;
            if (!isNext)
            {
                Close();
            }

            fill.Append(isNext ? $"V{top}" : $"M{left} {top}").Append('H').Append(right);

            // Where a series has nothing, its line would lie on that of the series below and hide it.
            if (value > 0)
            {
                line.Append(isNext && isLined ? $"V{top}" : $"M{left} {top}").Append('H').Append(right);
            }

            isLined = value > 0;

            // The bottom is walked backwards once the area ends.
            back.Insert(0, string.Create(CultureInfo.InvariantCulture, $"L{right} {bottom}H{left}"));
            end = bucket.End;
        }

        Close();
        return new(series, fill.ToString(), line.ToString());

        void Close()
        {
            if (back.Length > 0)
            {
                fill.Append(back).Append('Z');
                back.Clear();
            }
        }
    }

    private void Bar(StringBuilder path, HistoryBucket bucket, string bottom, string top)
    {
        var (left, right) = (Side * Share(bucket.Start), Side * Share(bucket.End));
        var gap = Math.Min(2, (right - left) * 0.15);
        path.Append(CultureInfo.InvariantCulture, $"M{N(left)} {bottom}V{top}H{N(right - gap)}V{bottom}Z");
    }
}
