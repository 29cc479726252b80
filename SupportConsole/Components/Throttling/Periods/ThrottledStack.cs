using SupportConsole.Components.Accounts;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.Throttling.History;

namespace SupportConsole.Components.Throttling.Periods;

/// <summary>A period's throttling as what charts draw.</summary>
internal static class ThrottledStack
{
    public static StackedPeriod Of(ThrottlingPeriod period, HistoryMeasure measure) =>
        new()
        {
            From = period.From,
            To = period.To,
            Size = period.Size,
            Buckets = period.Buckets,
            Top =
            [
                .. period.Top.Select(series => new StackedSeries(
                    series.Name,
                    AccountLinks.Account(series.AccountId),
                    series.Values
                )
                {
                    Key = series.AccountId,
                }),
            ],
            Others = period.Others,
            OtherCount = Math.Max(0, period.CountedAccounts - period.Top.Count),
            Title = ThrottlingPeriodWords.Of(measure),
            LegendTitle = ThrottlingPeriodWords.LegendTitle,
            Description = ThrottlingPeriodWords.Describe(period, measure),
            Figure = Figures.Whole,
            Count = value => ThrottlingPeriodWords.Count(measure, value),
        };
}
