using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.Throttling;

/// <summary>The history of an account over a period, ready to draw or list.</summary>
/// <param name="PeriodWords">The period in a sentence, after "over".</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Steps">The steps, oldest first.</param>
internal sealed record HistoryView(
    string PeriodWords,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<Step> Steps
)
{
    /// <summary>Applied changes of the limit, oldest first: marks on the chart and rows of the table.</summary>
    public IReadOnlyList<LimitChange> Changes { get; init; } = [];
}
