namespace SupportConsole.Components.Throttling;

/// <summary>The history of an account over a period, ready to draw or list.</summary>
public sealed class HistoryView
{
    internal HistoryView(HistoryRange range, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Step> steps) =>
        (Range, From, To, Steps) = (range, from, to, steps);

    internal HistoryRange Range { get; }

    internal DateTimeOffset From { get; }

    internal DateTimeOffset To { get; }

    internal IReadOnlyList<Step> Steps { get; }
}
