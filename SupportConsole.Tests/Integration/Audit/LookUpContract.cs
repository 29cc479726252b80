using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit.LookUps;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Audit;

/// <summary>Look-ups of accounts: one row for each person, account and hour, for 90 days.</summary>
public abstract class LookUpContract(TestEngine engine) : AuditTestBase(engine)
{
    private ILookUps LookUps => Host.Get<ILookUps>();

    [SkippableFact]
    public async Task Record_ManyTimesInAnHour_IsOneRow()
    {
        for (var time = 0; time < 5; time++)
        {
            LookUps.Record(People.Engineer, Account, LookUpKind.Opened);
            LookUps.Record(People.Colleague, Account, LookUpKind.Found);
        }

        await WriteAsync();

        Assert.Equal(
            [(People.Engineer.Id, LookUpKind.Opened), (People.Colleague.Id, LookUpKind.Found)],
            (await ListAsync()).Select(row => (row.ActorId, row.Kind))
        );
    }

    [SkippableFact]
    public async Task Record_FoundThenOpened_IsOneRowThatSaysOpened()
    {
        LookUps.Record(People.Engineer, Account, LookUpKind.Found);
        await WriteAsync();
        LookUps.Record(People.Engineer, Account, LookUpKind.Opened);
        LookUps.Record(People.Engineer, Account, LookUpKind.Found);
        await WriteAsync();

        Assert.Equal(LookUpKind.Opened, Assert.Single(await ListAsync()).Kind);
    }

    [SkippableFact]
    public async Task Record_OnTwoNodes_IsOneRow()
    {
        var other = await StartNodeAsync();
        other.Get<ILookUps>().Record(People.Engineer, Account, LookUpKind.Opened);
        LookUps.Record(People.Engineer, Account, LookUpKind.Opened);

        await other.Service<LookUpWriter>().RunAsync(default);
        await WriteAsync();

        Assert.Single(await ListAsync());
    }

    [SkippableFact]
    public async Task Trimming_After90Days_LeavesTheYounger()
    {
        LookUps.Record(People.Engineer, Account, LookUpKind.Opened);
        await WriteAsync();
        Clock.Advance(TimeSpan.FromDays(90));
        LookUps.Record(People.Engineer, Account, LookUpKind.Opened);
        await WriteAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        await Host.Service<LookUpTrimming>().RunAsync(default);

        await using var context = Host.OpenContext();
        Assert.Equal(
            Clock.GetUtcNow().AddHours(-1),
            Assert.Single(await context.AccountLookUps.AsNoTracking().ToListAsync()).At
        );
    }

    [SkippableFact]
    public async Task List_WithoutTheRight_IsRefused() =>
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            LookUps.ListAsync(People.Engineer, Account, 10, default)
        );

    private Task WriteAsync() => Host.Service<LookUpWriter>().RunAsync(default);

    private Task<IReadOnlyList<AccountLookUp>> ListAsync() => LookUps.ListAsync(People.Manager, Account, 10, default);
}

public sealed class SqliteLookUpTests() : LookUpContract(TestEngine.Sqlite);

public sealed class PostgreSqlLookUpTests() : LookUpContract(TestEngine.PostgreSql);

public sealed class SqlServerLookUpTests() : LookUpContract(TestEngine.SqlServer);
