using System.Globalization;
using System.Text;

namespace SupportConsole.Components.Shared.Periods;

/// <summary>Where the bars of a period stand, in a view of 1000 by 100 that is stretched to its place; the labels are outside it.</summary>
internal sealed class StackedGeometry
{
    public const double Width = 1_000;
    public const double Height = 100;

    private readonly StackedPeriod _period;
    private readonly long[] _base;
    private readonly double _seconds;

    public StackedGeometry(StackedPeriod period)
    {
        _period = period;
        _base = new long[period.Buckets.Count];
        _seconds = Math.Max(1, (period.To - period.From).TotalSeconds);
        Ceiling = NiceScale.Ceiling(Enumerable.Range(0, period.Buckets.Count).Select(Total).DefaultIfEmpty().Max());
        Bars = [.. period.Top.Select(series => Path(series.Values)), Path(period.Others)];
    }

    /// <summary>The value at the top of the axis.</summary>
    public long Ceiling { get; }

    /// <summary>One path a series, from the bottom up, the others last.</summary>
    public IReadOnlyList<string> Bars { get; }

    /// <summary>The values with a line: bottom, middle, top.</summary>
    public IEnumerable<long> Levels => Ceiling >= 2 ? [0, Ceiling / 2, Ceiling] : [0, Ceiling];

    /// <summary>All series together.</summary>
    public long Total(int bucket) => _period.Top.Sum(series => series.Values[bucket]) + (_period.Others.Count > 0 ? _period.Others[bucket] : 0);

    /// <summary>How far from the left, 0 to 1.</summary>
    public double Share(DateTimeOffset time) => (time - _period.From).TotalSeconds / _seconds;

    /// <summary>How far from the bottom, 0 to 1.</summary>
    public double Rise(long value) => (double)value / Ceiling;

    /// <summary>A number as SVG and CSS want it.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Path(IReadOnlyList<long> values)
    {
        var path = new StringBuilder();
        for (var place = 0; place < values.Count; place++)
        {
            if (values[place] > 0)
            {
                var (left, right) = (Width * Share(_period.Buckets[place].Start), Width * Share(_period.Buckets[place].End));
                var gap = Math.Min(2, (right - left) * 0.15);
                var (bottom, top) = (Height * (1 - Rise(_base[place])), Height * (1 - Rise(_base[place] + values[place])));
                path.Append(CultureInfo.InvariantCulture, $"M{N(left)} {N(bottom)}V{N(top)}H{N(right - gap)}V{N(bottom)}Z");
                _base[place] += values[place];
            }
        }

        return path.ToString();
    }
}
