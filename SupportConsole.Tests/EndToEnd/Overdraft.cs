using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Uses up more than an account has: another node on the program's database, whose worker takes this account's work
/// alone.
/// </summary>
internal static class Overdraft
{
    /// <summary>
    /// Leaves the account at -$12.40, with 199 transcripts running and 3 waiting that it had accepted before.
    /// </summary>
    public static async Task LiveAsync(ConsoleProcess console, string accountId, string name)
    {
        var database = new TestDatabase(DatabaseProvider.Sqlite, console.DatabaseFile, () => ValueTask.CompletedTask);
        await using var node = await CoreHost.StartAsync(database, new FakeClock(TimeProvider.System.GetUtcNow()));
        await node.Registry.RegisterAsync(
            new()
            {
                AccountId = accountId,
                Email = $"ops@{accountId}.example",
                Name = name,
                Plan = AccountPlan.PayAsYouGo,
            },
            default
        );
        await node.Deposits.DepositAsync(new(accountId, Money.FromDollars(2.6m), "sign-up"), default);
        Assert.IsType<SubmitOutcome.Accepted>(
            await node.Limiter.SubmitAsync(
                accountId,
                [.. Enumerable.Range(0, 203).Select(_ => new TranscriptSubmission())],
                default
            )
        );
        var lease = Assert.Single(await node.LeaseOfAsync(accountId, 1, TimeSpan.FromHours(1)));

        // A hundred hours of audio: 15 dollars.
        await node.Limiter.CompleteAsync(
            [new TranscriptResult(lease.Id, lease.LeaseToken, true, 100 * 3_600_000L)],
            default
        );
    }
}
