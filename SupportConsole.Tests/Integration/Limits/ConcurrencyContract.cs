using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>Many callers on two nodes, all at the same accounts; the checker judges what they leave.</summary>
public abstract class ConcurrencyContract(TestEngine engine) : CoreContract(engine)
{
    private const int Callers = 8;
    private const int Rounds = 25;

    private static readonly string[] Accounts = ["acme", "bolt"];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AnyMixOfCalls_OnTwoNodes_KeepsEveryPromise(int seed)
    {
        var nodes = new[] { Host, await StartNodeAsync() };
        foreach (var account in Accounts)
        {
            await RegisterAsync(account, limit: 20, deposit: 1);
        }

        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller => RunAsync(nodes[caller % 2], new Random((seed * 100) + caller), caller))
        );
        await CheckAsync();
        await DrainAsync();

        foreach (var account in Accounts)
        {
            Assert.Equal(0, (await StateAsync(account)).Demand);
        }
    }

    private async Task RunAsync(CoreHost node, Random dice, int caller)
    {
        // Off this thread: SQLite's calls block it.
        await Task.Yield();
        var held = new List<Lease>();
        for (var round = 0; round < Rounds; round++)
        {
            var account = Accounts[dice.Next(2)];
            switch (dice.Next(10))
            {
                case < 3:
                    var ids = Enumerable
                        .Range(0, dice.Next(1, 12))
                        .Select(number => new TranscriptSubmission(
                            dice.Next(3) == 0 ? $"shared-{account}-{dice.Next(60)}" : $"{caller}-{round}-{number}"
                        ));
                    if (await node.Limiter.SubmitAsync(account, [.. ids], default) is SubmitOutcome.Accepted accepted)
                    {
                        Acknowledge(account, accepted);
                    }

                    break;
                case < 5:
                    held.AddRange(
                        await LeaseAsync(
                            dice.Next(1, 15),
                            seconds: dice.Next(3) == 0 ? 5 : 600,
                            $"worker-{caller}",
                            node
                        )
                    );
                    break;
                case < 7:
                    var ended = held.Where(_ => dice.Next(2) == 0).ToList();
                    await node.Limiter.CompleteAsync(
                        [
                            .. ended.Select(lease => new TranscriptResult(
                                lease.Id,
                                lease.LeaseToken,
                                dice.Next(5) > 0,
                                dice.Next(600_000)
                            )),
                        ],
                        default
                    );
                    break;
                case 7:
                    await node.Limiter.HeartbeatAsync(
                        [.. held.Take(5).Select(lease => new LeaseKey(lease.Id, lease.LeaseToken))],
                        default
                    );
                    Clock.Advance(TimeSpan.FromSeconds(1));
                    await node.Limiter.ExpireLeasesAsync(50, default);
                    break;
                case 8:
                    var seen = (await StateAsync(account)).ThrottleLimitOverride ?? 0;
                    await ChangeAsync(seen, dice.Next(1, 40), account, node: node);
                    break;
                default:
                    await node.Deposits.DepositAsync(
                        new(account, new(dice.Next(1, 50_000)), $"{caller}-{dice.Next(8)}"),
                        default
                    );
                    break;
            }
        }
    }

    /// <summary>Everything that was accepted comes to its end.</summary>
    private async Task DrainAsync()
    {
        for (
            var round = 0;
            round < 500 && (await StateAsync(Accounts[0])).Demand + (await StateAsync(Accounts[1])).Demand > 0;
            round++
        )
        {
            Clock.Advance(TimeSpan.FromMinutes(15));
            await Limiter.ExpireLeasesAsync(1_000, default);
            await CompleteAsync(await LeaseAsync());
        }
    }
}

public sealed class SqliteConcurrencyTests() : ConcurrencyContract(TestEngine.Sqlite);

public sealed class PostgreSqlConcurrencyTests() : ConcurrencyContract(TestEngine.PostgreSql);

public sealed class SqlServerConcurrencyTests() : ConcurrencyContract(TestEngine.SqlServer);
