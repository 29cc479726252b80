using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Readings;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Live;

/// <summary>
/// An account's live reading: what it costs, and that what it keeps from one to the next is what a node that knows
/// nothing reads.
/// </summary>
public abstract class AccountReadingContract(TestEngine engine) : CoreContract(engine)
{
    private const int MostStatements = 3;

    private IAccountReadings Readings => Host.Get<IAccountReadings>();

    [SkippableFact]
    public async Task Read_AccountAtRest_TakesOneStatement()
    {
        await RegisterAsync(limit: 10, deposit: 20);
        await ReadAsync();

        using var counter = new StatementCounter();
        await ReadAsync();

        Assert.Single(counter.Statements);
    }

    [SkippableFact]
    public async Task Read_MinuteEndedLedgerAndLimitMoved_TakesThreeStatements()
    {
        await RegisterAsync(limit: 10, deposit: 20);
        await SubmitAsync(15);
        await ReadAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SubmitAsync(1);
        await Host.Deposits.DepositAsync(new(Account, Money.FromDollars(5), "second"), default);
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(10, 12));

        using var counter = new StatementCounter();
        await ReadAsync();

        Assert.InRange(counter.Statements.Count, 1, MostStatements);
    }

    [SkippableFact]
    public async Task Read_FirstOfABusyAccount_TakesThreeStatements()
    {
        await RegisterAsync(limit: 10, deposit: 20);
        for (var minute = 0; minute < 3; minute++)
        {
            await SubmitAsync(6);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var counter = new StatementCounter();
        await ReadAsync();

        Assert.InRange(counter.Statements.Count, 1, MostStatements);
    }

    /// <summary>
    /// Whatever happens, in whichever order and on whichever node, a reading that remembers equals one that begins
    /// anew.
    /// </summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_AfterRandomEvents_EqualsAReadingThatRemembersNothing(int seed)
    {
        var random = new Random(seed);
        var other = await StartNodeAsync();
        await RegisterAsync(limit: 5, deposit: 1);
        var limit = 5;
        for (var step = 0; step < 60; step++)
        {
            var node = random.Next(2) == 0 ? Host : other;
            switch (random.Next(9))
            {
                case 0 or 1:
                    await node.Limiter.SubmitAsync(
                        Account,
                        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new TranscriptSubmission())],
                        default
                    );
                    break;
                case 2 or 3:
                    var leases = await LeaseAsync(random.Next(1, 8), node: node);
                    await CompleteAsync(leases, random.Next(0, 30) * 3_600_000L);
                    break;
                case 4:
                    await node.Deposits.DepositAsync(
                        new(Account, Money.FromDollars(random.Next(1, 9)), $"deposit {step}"),
                        default
                    );
                    break;
                case 5:
                    var wanted = random.Next(4, 9);
                    limit = await ChangeAsync(limit, wanted, node: node) is LimitChangeOutcome.Applied ? wanted : limit;
                    break;
                case 6:
                    await node.Get<ICreditService>()
                        .GrantAsync(
                            People.Engineer,
                            new(Account, "Cannot pay before Monday", "SUP-2", $"credit {step}"),
                            default
                        );
                    break;
                case 7:
                    await node.Streams.OpenAsync(Account, new(), default);
                    break;
                default:
                    Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 900)));
                    break;
            }

            Assert.Equal(await FreshAsync(), await ReadAsync());
        }
    }

    [SkippableFact]
    public async Task Read_ThrottledForLongerThanTheMinutesKept_TellsTheSameBeginningAsTheDirectory()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(2);
        var began = Clock.GetUtcNow();
        for (var pause = 0; pause < 50; pause++)
        {
            // The queue empties for a moment and fills again: one episode.
            await CompleteAsync(await LeaseAsync());
            Clock.Advance(TimeSpan.FromMinutes(2));
            await SubmitAsync(1);
            Clock.Advance(TimeSpan.FromMinutes(2));

            var reading = (await ReadAsync())!;
            Assert.Equal(
                (await Host.Directory.FindAsync(People.Engineer, Account, default))!.ThrottledSince,
                reading.Figures.Overview.ThrottledSince
            );
        }

        Assert.Equal(began, (await ReadAsync())!.Figures.Overview.ThrottledSince);
    }

    [SkippableFact]
    public async Task Read_RefusedForBalance_CountsADay()
    {
        await RegisterAsync(deposit: 1);
        await OverdrawAsync();
        await Limiter.SubmitAsync(Account, [new(), new()], default);
        var refused = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(2));
        await Limiter.SubmitAsync(Account, [new()], default);

        var money = (await ReadAsync())!.Money;
        Assert.Equal((3, 1), (money.Refused, money.RefusedLastHour));
        Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, (await ReadAsync())!.Money.Refused);
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, null), ((await ReadAsync())!.Money.Refused, (await ReadAsync())!.Money.LastRefusal));
        Assert.NotEqual(refused, Clock.GetUtcNow());
    }

    [SkippableFact]
    public async Task Read_UnknownAccount_IsNull() =>
        Assert.Null(await Readings.ReadAsync(People.Engineer, "nobody", default));

    private Task<AccountReading?> ReadAsync() => Readings.ReadAsync(People.Engineer, Account, default);

    private Task<AccountReading?> FreshAsync() =>
        Host.Get<AccountReader>().ReadAsync(Account, new AccountMemory(), default);
}

public sealed class SqliteAccountReadingTests() : AccountReadingContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccountReadingTests() : AccountReadingContract(TestEngine.PostgreSql);

public sealed class SqlServerAccountReadingTests() : AccountReadingContract(TestEngine.SqlServer);
