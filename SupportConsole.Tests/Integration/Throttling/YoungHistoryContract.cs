using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>Periods that reach back to before there was anything.</summary>
public abstract class YoungHistoryContract(TestEngine engine) : CoreContract(engine)
{
    [SkippableFact]
    public async Task Period_BeginsBeforeTheFirstMinuteThereIs_IsDrawnAsFinelyAsAnyOther()
    {
        // A console of a few minutes drew its last 24 hours as one day: what had never been there counted as gone.
        using var rollup = ActivatorUtilities.CreateInstance<RollupService>(Host.Get<IServiceProvider>());
        await rollup.RunAsync(default);
        var history = Host.Get<IThrottlingHistory>();
        var now = Clock.GetUtcNow();

        var day = await history.PeriodAsync(People.Engineer, new(now.AddHours(-24), now), default);
        var hour = await history.PeriodAsync(
            People.Engineer,
            new(now.AddDays(-2).AddHours(-1), now.AddDays(-2)),
            default
        );

        Assert.Equal((BucketSize.Hour, BucketSize.Minute), (day.Size, hour.Size));
        Assert.Equal(now.AddHours(-24).Truncate(TimeSpan.FromMinutes(1)), day.From);
    }
}

public sealed class SqliteYoungHistoryTests() : YoungHistoryContract(TestEngine.Sqlite);

public sealed class PostgreSqlYoungHistoryTests() : YoungHistoryContract(TestEngine.PostgreSql);

public sealed class SqlServerYoungHistoryTests() : YoungHistoryContract(TestEngine.SqlServer);
