using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.Throttling;

/// <summary>The history of an account over a period, ready to draw or list.</summary>
public sealed class HistoryView
{
    internal HistoryView(HistoryRange range, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Step> steps, IReadOnlyList<LimitChange>? changes = null) =>
        (Range, From, To, Steps, Changes) = (range, from, to, steps, changes ?? []);

    internal HistoryRange Range { get; }

    internal DateTimeOffset From { get; }

    internal DateTimeOffset To { get; }

    internal IReadOnlyList<Step> Steps { get; }

    /// <summary>Applied changes of the limit, oldest first: marks on the chart and rows of the table.</summary>
    internal IReadOnlyList<LimitChange> Changes { get; }
}
