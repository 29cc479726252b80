using SupportConsole.Core.Periods;

namespace SupportConsole.Core.Throttling.History;

/// <summary>A part of a period that is read in one way.</summary>
/// <param name="Resolution">Of the sums; null for minutes.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
internal readonly record struct PlanPart(RollupResolution? Resolution, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// Puts a period together from the coarsest sums that fit into it, and finer ones at its edges: few rows, exact
/// figures.
/// </summary>
internal static class PeriodPlan
{
    /// <summary>The parts, oldest first, without gap or overlap.</summary>
    /// <param name="from">Start, where <see cref="PeriodFrame"/> has put it.</param>
    /// <param name="to">End.</param>
    /// <param name="coarsest">No coarser sums are used; null for minutes alone.</param>
    /// <param name="marks">What is there.</param>
    public static IReadOnlyList<PlanPart> Of(
        DateTimeOffset from,
        DateTimeOffset to,
        RollupResolution? coarsest,
        HistoryMarks marks
    )
    {
        var parts = new List<PlanPart>();
        Add(parts, from, to, coarsest, marks);
        return parts;
    }

    private static void Add(
        List<PlanPart> parts,
        DateTimeOffset from,
        DateTimeOffset to,
        RollupResolution? resolution,
        HistoryMarks marks
    )
    {
        if (from >= to)
        {
            return;
        }

        if (resolution is not { } sums)
        {
            parts.Add(new(null, from, to));
            return;
        }

        var (first, last) = (RollupCalendar.Ceiling(sums, from), RollupCalendar.StartOf(sums, to));
        last = last < marks.To(sums) ? last : marks.To(sums);
        var finer = RollupCalendar.Source(sums);
        if (first >= last)
        {
            Add(parts, from, to, finer, marks);
            return;
        }

        Add(parts, from, first, finer, marks);
        parts.Add(new(sums, first, last));
        Add(parts, last, to, finer, marks);
    }
}
