using SupportConsole.Components.Streaming;
using SupportConsole.Components.Throttling;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Throttling;

public sealed class HistoryTimeChartTests
{
    private static readonly DateTimeOffset From = Samples.Now.AddHours(-6);

    [Fact]
    public void Of_Steps_IsRunningWithQueuedOnTop()
    {
        var data = HistoryTimeChart.Of(
            View(Step(0, 2, 200), Step(2, 6, 400)),
            HistoryChartNames.Transcripts,
            ThrottlingWords.HistoryTitle
        );

        Assert.Equal(["running", "queued"], data.Series.Select(series => series.Name));
        Assert.Equal(["throttled", "finished"], data.TableSeries.Select(series => series.Name));
        Assert.Equal([10, 10], data.Series[0].Values);
        Assert.Equal([5, 5], data.Series[1].Values);
        Assert.Equal([new(From, 200), new(From.AddHours(2), 400)], data.Limit);
    }

    [Fact]
    public void Of_StepsThatBeginLateWithAGap_LeaveTheLimitUnknownThere()
    {
        var data = HistoryTimeChart.Of(
            View(Step(1, 2, 200), Step(3, 5, 200)),
            HistoryChartNames.Transcripts,
            ThrottlingWords.HistoryTitle
        );

        Assert.Equal(
            [
                new(From.AddHours(1), 200),
                new(From.AddHours(2), null),
                new(From.AddHours(3), 200),
                new(From.AddHours(5), null),
            ],
            data.Limit
        );
        Assert.Null(data.LimitAt(From));
    }

    [Fact]
    public void Of_Changes_AreMarksThatSayWhoDidIt()
    {
        var view = new HistoryView("the last 6 hours", From, Samples.Now, [Step(0, 6, 200)]) { Changes = [Change()] };

        Assert.Equal(
            [new(From.AddHours(2), 400, "200 → 400", "approved by Alex Kim")],
            HistoryTimeChart.Of(view, HistoryChartNames.Transcripts, ThrottlingWords.HistoryTitle).Marks
        );
    }

    [Fact]
    public void Of_Streaming_IsOpenedAndRefused()
    {
        var data = HistoryTimeChart.Of(View(Step(0, 6, 200)), StreamingWords.Chart, StreamingWords.HistoryTitle);

        Assert.Equal(["opened", "refused"], data.Series.Select(series => series.Name));
        Assert.Empty(data.TableSeries);
    }

    private static HistoryView View(params Step[] steps) => new("the last 6 hours", From, Samples.Now, steps);

    private static Step Step(int from, int to, int limit) =>
        new(From.AddHours(from), From.AddHours(to), 10, 5, limit, 1, 2);

    private static LimitChange Change() =>
        new()
        {
            AuditSequence = 1,
            AccountId = "a",
            Kind = LimitKind.AsyncConcurrency,
            Cause = LimitChangeCause.Escalation,
            At = From.AddHours(2),
            By = "Alex Kim",
            OldLimit = 200,
            OldSource = LimitSource.PlanDefault,
            NewLimit = 400,
            NewSource = LimitSource.Override,
        };
}
