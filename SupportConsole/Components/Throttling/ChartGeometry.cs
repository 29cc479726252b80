using System.Globalization;
using System.Text;
using SupportConsole.Components.Shared;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.Throttling;

/// <summary>A mark on the limit line where the limit changed.</summary>
internal sealed record LimitMark(double X, double Y, string Text);

/// <summary>An applied change of the limit, at a share of the chart's width and height.</summary>
internal sealed record ChangeMark(double Left, double Top, LimitChange Change)
{
    /// <summary>What stands over it opens to the left, where there is room.</summary>
    public bool OpensLeft => Left > 50;
}

/// <summary>A time on the axis.</summary>
internal sealed record TimeTick(double X, DateTimeOffset At);

/// <summary>Where things stand in the chart, in the units of its view box.</summary>
internal sealed class ChartGeometry
{
    public const double Width = 640;
    public const double Height = 236;
    public const double Left = 40;
    public const double Right = 636;
    public const double Top = 16;
    public const double Bottom = 208;

    private readonly IReadOnlyList<Step> _steps;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    public ChartGeometry(IReadOnlyList<Step> steps, DateTimeOffset from, DateTimeOffset to)
    {
        (_steps, _from, _to) = (steps, from, to);
        Ceiling = NiceCeiling(steps.Count == 0 ? 1 : steps.Max(step => Math.Max(step.Demand, step.Limit)));
    }

    /// <summary>The value at the top of the axis.</summary>
    public int Ceiling { get; }

    /// <summary>The values with a line: bottom, middle, top.</summary>
    public IEnumerable<int> Levels => Ceiling >= 2 ? [0, Ceiling / 2, Ceiling] : [0, Ceiling];

    public string RunningArea => Area(step => step.Running, _ => 0);

    public string QueuedArea => Area(step => step.Demand, step => step.Running);

    public string DemandLine => Line(step => step.Demand);

    public string LimitLine => Line(step => step.Limit);

    /// <summary>Where the limit changed.</summary>
    public IEnumerable<LimitMark> LimitMarks => _steps.Zip(_steps.Skip(1))
        .Where(pair => pair.First.Limit != pair.Second.Limit)
        .Select(pair => new LimitMark(X(pair.Second.From), Y(pair.Second.Limit), $"{pair.First.Limit} → {pair.Second.Limit}"));

    public double X(DateTimeOffset at) => Left + (Right - Left) * (at - _from).TotalSeconds / Math.Max(1, (_to - _from).TotalSeconds);

    public double Y(double value) => Bottom - (Bottom - Top) * value / Ceiling;

    /// <summary>Where somebody, or a time that was up, changed the limit; those beyond the highest value stand at the top.</summary>
    public IEnumerable<ChangeMark> ChangeMarks(IEnumerable<LimitChange> changes) => changes.Select(change =>
        new ChangeMark(100 * X(change.At) / Width, 100 * Math.Max(Top, Y(change.NewLimit)) / Height, change));

    /// <summary>Times at whole steps of the reader's clock, or at starts of the reader's days.</summary>
    public IEnumerable<TimeTick> Ticks(TimeSpan step, ReaderZone zone)
    {
        var start = zone.Local(_from);
        if (step >= TimeSpan.FromDays(1))
        {
            // Day by day on the calendar: where summer time begins or ends, a day is no 24 hours.
            for (var day = DateOnly.FromDateTime(start.Date).AddDays(1); zone.StartOf(day) <= _to; day = day.AddDays((int)step.TotalDays))
            {
                yield return new TimeTick(X(zone.StartOf(day)), zone.StartOf(day));
            }

            yield break;
        }

        for (var at = start.AddTicks(step.Ticks - start.TimeOfDay.Ticks % step.Ticks); at <= _to; at += step)
        {
            yield return new TimeTick(X(at), at);
        }
    }

    /// <summary>A number as SVG wants it.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The next round figure: 2, 4, 5, 6, 8 or 10 times a power of ten, with a little room above the highest value.</summary>
    private static int NiceCeiling(int value)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<int>)[2, 4, 5, 6, 8, 10])
            {
                if (factor * power >= value * 1.04)
                {
                    return (int)Math.Min(int.MaxValue, factor * power);
                }
            }
        }
    }

    private string Line(Func<Step, int> value)
    {
        var path = new StringBuilder();
        foreach (var step in _steps)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(N(X(step.From))).Append(' ').Append(N(Y(value(step))));
            path.Append('H').Append(N(X(step.To)));
        }

        return path.ToString();
    }

    private string Area(Func<Step, int> top, Func<Step, int> bottom)
    {
        if (_steps.Count == 0)
        {
            return "";
        }

        var path = new StringBuilder(Line(top));
        foreach (var step in _steps.Reverse())
        {
            path.Append('L').Append(N(X(step.To))).Append(' ').Append(N(Y(bottom(step)))).Append('H').Append(N(X(step.From)));
        }

        return path.Append('Z').ToString();
    }
}
