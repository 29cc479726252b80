using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;
using SupportConsole.Tests.Fakes;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// Lives an account's streaming of the last hours through in seconds: another node on the program's database, whose
/// clock ends at the present.
/// </summary>
internal static class PastStreams
{
    /// <summary>
    /// A session that nobody terminates, and then so many attempts in each of the last minutes, some of them over the
    /// limit.
    /// </summary>
    /// <returns>The session's id.</returns>
    public static async Task<string> LiveAsync(ConsoleProcess console, string accountId, string name, int attempts)
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow().AddHours(-4));
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
        var forgotten = Assert.IsType<StreamOutcome.Opened>(await node.Streams.OpenAsync(accountId, new(), default));
        clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromMinutes(2));
        await node.Streams.CloseExpiredAsync(10, default);
        for (var minute = 0; minute < 3; minute++)
        {
            await Task.WhenAll(
                Enumerable.Range(0, attempts).Select(_ => node.Streams.OpenAsync(accountId, new(), default))
            );
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        return forgotten.SessionId;
    }
}
