using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Usage;

/// <summary>
/// What the reader says of work that was really done: submitted and completed, opened and ended, asked.
/// </summary>
public abstract class UsageContract(TestEngine engine) : RateContract(engine)
{
    private const string Other = "beta";
    private const long HourMilliseconds = 3_600_000;

    private IUsageReader Reader => Host.Get<IUsageReader>();

    [SkippableFact]
    public async Task Period_ByProduct_IsWhatWasCharged()
    {
        var (from, to) = await WorkAsync();

        var period = await PeriodAsync(from, to, UsageGrouping.Product);

        // 6 h of universal at $0.15 and 2 h of slam-1 at $0.27; half an hour of a session at $0.15; 2,000 and 1,000
        // tokens at $0.003 and $0.015.
        Assert.Equal(
            [
                (Product.SpeechToText, 4, 8 * HourMilliseconds, 1_440_000),
                (Product.Streaming, 1, HourMilliseconds / 2, 75_000),
                (Product.Lemur, 1, 0, 21_000),
            ],
            period.Rows.Select(row =>
                (row.Group.Product!.Value, row.Figures.Items, row.Figures.Milliseconds, row.Figures.Cost.Micros)
            )
        );
        Assert.Equal(
            new UsageFigures(6, (8 * HourMilliseconds) + (HourMilliseconds / 2), new(1_536_000)),
            period.Totals.All
        );
        Assert.Equal(
            period.Rows.Select(row => (row.Group.Product, row.Figures)),
            period.Totals.Products.Select(product => ((Product?)product.Product, product.Figures))
        );
        Assert.Equal(1, period.Rows.Sum(row => row.Share));
    }

    [SkippableTheory]
    [InlineData(UsageGrouping.Account, "acme -- -- -- -- 786000", "beta -- -- -- -- 750000")]
    [InlineData(
        UsageGrouping.Model,
        "-- SpeechToText universal -- -- 900000",
        "-- SpeechToText slam-1 -- -- 540000",
        "-- Streaming universal-streaming -- -- 75000",
        "-- Lemur anthropic/claude-3-5-sonnet -- -- 21000"
    )]
    [InlineData(
        UsageGrouping.Project,
        "beta -- -- default -- 750000",
        "acme -- -- prod -- 690000",
        "acme -- -- default -- 96000"
    )]
    [InlineData(
        UsageGrouping.ApiKey,
        "beta -- -- -- none 750000",
        "acme -- -- -- k1 690000",
        "acme -- -- -- k2 75000",
        "acme -- -- -- none 21000"
    )]
    public async Task Period_ByAnything_TellsItsGroupsMostCostFirst(UsageGrouping grouping, params string[] expected)
    {
        var (from, to) = await WorkAsync();

        var period = await PeriodAsync(from, to, grouping);

        Assert.Equal(expected, period.Rows.Select(Text));
        Assert.Equal(
            expected,
            (await Reader.RowsAsync(People.Engineer, new(from, to, grouping), default)).Rows.Select(Text)
        );
        Assert.Equal(expected.Length, period.Groups);
        Assert.Equal(period.Totals.All.Cost.Micros, period.Top.Sum(series => series.Costs.Sum()) + period.Others.Sum());
    }

    [SkippableFact]
    public async Task Period_Filtered_IsThatAlone()
    {
        var (from, to) = await WorkAsync();

        Assert.Equal(21_000, await CostAsync(new() { Product = Product.Lemur }));
        Assert.Equal(540_000, await CostAsync(new() { AccountId = Account, Model = "slam-1" }));
        Assert.Equal(846_000, await CostAsync(new() { ProjectId = "default" }));
        Assert.Equal(771_000, await CostAsync(new() { ApiKeyId = "" }));
        Assert.Equal(750_000, await CostAsync(new() { AccountId = Other }));
        Assert.Equal(0, await CostAsync(new() { AccountId = "ACME" }));

        async Task<long> CostAsync(UsageFilter filter)
        {
            var period = await Reader.PeriodAsync(
                People.Engineer,
                new(from, to, UsageGrouping.Project) { Filter = filter },
                null,
                default
            );
            var totals = await Reader.TotalsAsync(People.Manager, from, to, filter, default);
            Assert.Equal(totals.All, period.Totals.All);
            return totals.All.Cost.Micros;
        }
    }

    [SkippableFact]
    public async Task Period_CutsNoHour_AndShowsWhere()
    {
        var (from, _) = await WorkAsync();
        var hour = from.Truncate(TimeSpan.FromHours(1));

        var period = await PeriodAsync(hour.AddMinutes(59), hour.AddMinutes(60), UsageGrouping.Account);

        Assert.Equal((hour, hour.AddHours(1)), (period.Totals.From, period.Totals.To));
        Assert.Equal(["acme -- -- -- -- 786000"], period.Rows.Select(Text)); // beta's came an hour later
        Assert.Equal("acme Inc", period.Rows[0].Names.Account);
        Assert.Equal(BucketSize.Hour, period.Size);
    }

    [SkippableFact]
    public async Task Names_OfProjectsAndKeys_AreTheirAccountsOwn_AlsoWhenDeleted()
    {
        var (from, to) = await WorkAsync();
        await using (var context = Host.OpenContext())
        {
            await context
                .ApiKeys.Where(key => key.Id == "k2")
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.DeletedAt, Clock.GetUtcNow()));
            await context
                .Projects.Where(project => project.Id == "prod")
                .ExecuteUpdateAsync(set => set.SetProperty(project => project.DeletedAt, Clock.GetUtcNow()));
        }

        var keys = await PeriodAsync(from, to, UsageGrouping.ApiKey);
        var projects = await PeriodAsync(from, to, UsageGrouping.Project);

        Assert.Equal(
            [("", null, false), ("k1", "Server (sk_Server…)", false), ("k2", "Old (sk_Old…)", true), ("", null, false)],
            keys.Rows.Select(row => (row.Group.ApiKeyId, row.Names.ApiKey, row.Names.IsDeleted))
        );
        Assert.Equal(
            [("prod", "Production", true)],
            projects
                .Rows.Where(row => row.Group.ProjectId != "default")
                .Select(row => (row.Group.ProjectId, row.Names.Project, row.Names.IsDeleted))
        );
        Assert.All(keys.Rows.Concat(projects.Rows), row =>
            Assert.Equal($"{row.Group.AccountId} Inc", row.Names.Account)
        );
    }

    [SkippableFact]
    public async Task Period_AheadOrBackwards_IsEmpty()
    {
        var (from, to) = await WorkAsync();

        Assert.All(
            [
                await PeriodAsync(to.AddDays(1), to.AddDays(2), UsageGrouping.Account),
                await PeriodAsync(to, from, UsageGrouping.Account),
            ],
            period => Assert.True(period is { Groups: 0, Rows.Count: 0, Buckets.Count: 0, Totals.All.Items: 0 })
        );
    }

    [SkippableFact]
    public async Task Usage_AFailedTranscriptAndARefusedSession_CostNothing()
    {
        await RegisterAsync(deposit: 10);
        await SubmitAsync("fails");
        var lease = (await LeaseAsync())[0];
        await Limiter.CompleteAsync([new(lease.Id, lease.LeaseToken, false, 5_000, "no audio")], default);

        var period = await PeriodAsync(
            Clock.GetUtcNow().AddHours(-1),
            Clock.GetUtcNow().AddHours(1),
            UsageGrouping.Account
        );

        Assert.Equal(0, period.Groups);
    }

    [SkippableFact]
    public async Task Reader_WithoutThePermission_TellsNothing()
    {
        var (from, to) = await WorkAsync();

        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.PeriodAsync(People.Stranger, new(from, to, UsageGrouping.Account), null, default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.RowsAsync(People.Stranger, new(from, to, UsageGrouping.Account), default)
        );
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            Reader.TotalsAsync(People.Stranger, from, to, UsageFilter.None, default)
        );
        foreach (var person in new[] { People.Engineer, People.Manager, People.Approver })
        {
            Assert.Equal(6, (await Reader.TotalsAsync(person, from, to, UsageFilter.None, default)).All.Items);
        }
    }

    [SkippableFact]
    public async Task Reader_Cancelled_Stops()
    {
        var (from, to) = await WorkAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Reader.PeriodAsync(People.Engineer, new(from, to, UsageGrouping.Account), null, cancelled.Token)
        );
    }

    private static string Text(UsageRow row)
    {
        var (group, key) = (row.Group, row.Group.ApiKeyId is "" ? "none" : row.Group.ApiKeyId);
        return string.Join(
            ' ',
            group.AccountId ?? "--",
            group.Product?.ToString() ?? "--",
            group.Model ?? "--",
            group.ProjectId ?? "--",
            key ?? "--",
            row.Figures.Cost.Micros
        );
    }

    private Task<UsagePeriod> PeriodAsync(DateTimeOffset from, DateTimeOffset to, UsageGrouping grouping) =>
        Reader.PeriodAsync(People.Engineer, new(from, to, grouping), null, default);

    private async Task AddProjectAsync()
    {
        await using var context = Host.OpenContext();
        context.Add(
            new Project
            {
                AccountId = Account,
                Id = "prod",
                Name = "Production",
                CreatedAt = Clock.GetUtcNow(),
            }
        );
        await context.SaveChangesAsync();
    }

    /// <summary>Six pieces of work of two accounts, in two hours.</summary>
    /// <returns>A period that holds them.</returns>
    private async Task<(DateTimeOffset From, DateTimeOffset To)> WorkAsync()
    {
        var from = Clock.GetUtcNow();
        await RegisterAsync(deposit: 100);
        await RegisterAsync(Other, deposit: 100);
        await AddProjectAsync();
        await AddKeyAsync("k1", "prod");
        await AddKeyAsync("k2", name: "Old");
        await SubmitAsync(Account, null, [new("a", "prod", "k1", "universal"), new("b", "prod", "k1", "slam-1")]);
        await CompleteAsync(await LeaseAsync(), HourMilliseconds);
        await SubmitAsync(Account, null, [new("c", "prod", "k1", "slam-1")]);
        await CompleteAsync(await LeaseAsync(), HourMilliseconds);
        var session = await OpenAsync(request: new("default", "k2"));
        Clock.Advance(TimeSpan.FromMinutes(30));
        await EndAsync(session.SessionId, 1_800);
        Assert.IsType<LemurOutcome.Admitted>(await AskAsync(request: new("default", null, null, 2_000, 1_000)));
        Clock.Advance(TimeSpan.FromHours(1));
        await SubmitAsync(Other, null, [new("d")]);
        await CompleteAsync(await LeaseAsync(), 5 * HourMilliseconds);
        return (from, Clock.GetUtcNow().AddMinutes(1));
    }
}

public sealed class SqliteUsageTests() : UsageContract(TestEngine.Sqlite);

public sealed class PostgreSqlUsageTests() : UsageContract(TestEngine.PostgreSql);

public sealed class SqlServerUsageTests() : UsageContract(TestEngine.SqlServer);
