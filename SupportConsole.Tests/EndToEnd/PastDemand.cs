using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Lives an account's last hour through in seconds: another node on the program's database, whose clock ends at the
/// present.
/// </summary>
internal static class PastDemand
{
    private const int FinishedPerMinute = 50;

    /// <summary>Keeps so many transcripts in work or waiting up to the present.</summary>
    public static async Task LiveAsync(ConsoleProcess console, string accountId, string name, int demand, int minutes)
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow().AddMinutes(-minutes));
        var database = new TestDatabase(DatabaseProvider.Sqlite, console.DatabaseFile, () => ValueTask.CompletedTask);
        await using var node = await CoreHost.StartAsync(database, clock);
        await node.Registry.RegisterAsync(
            new()
            {
                AccountId = accountId,
                Email = $"ops@{accountId}.example",
                Name = name,
                Plan = AccountPlan.PayAsYouGo,
                EomBilling = true,
            },
            default
        );
        var (held, submitted) = (new Queue<LeaseKey>(), 0);
        for (var minute = 0; minute < minutes; minute++)
        {
            var due = Enumerable.Range(0, minute < 4 ? 0 : FinishedPerMinute).Select(_ => held.Dequeue()).ToList();
            await node.Limiter.CompleteAsync(
                [.. due.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, true, 60_000))],
                default
            );
            var missing = submitted == 0 ? demand : due.Count;
            if (missing > 0)
            {
                Assert.IsType<SubmitOutcome.Accepted>(
                    await node.Limiter.SubmitAsync(
                        accountId,
                        [.. Enumerable.Range(0, missing).Select(_ => new TranscriptSubmission())],
                        default
                    )
                );
                submitted += missing;
            }

            foreach (var lease in await node.LeaseOfAsync(accountId, 1_000, TimeSpan.FromHours(3)))
            {
                held.Enqueue(lease);
            }

            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
