using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>Disabling, enabling and changes of plan while the account works: limits hold at every answer.</summary>
public abstract class AccessContract(TestEngine engine) : AdministrationTestBase(engine)
{
    private const int Callers = 6;
    private const int Rounds = 12;

    [SkippableFact]
    public async Task DisabledWith10000Queued_NothingStartsAndEnablingStartsExactlyTheLimit()
    {
        await RegisterAsync();
        for (var batch = 0; batch < 10; batch++)
        {
            await SubmitAsync(1_020);
        }

        var leases = await LeaseAsync(50);
        await DisableAsync(true);

        Assert.Equal(
            NewWorkRefusal.Disabled,
            Assert.IsType<SubmitOutcome.Refused>(await Limiter.SubmitAsync(Account, [new()], default)).Refusal
        );
        Assert.IsType<StreamOutcome.Refused>(await TryOpenAsync());
        Assert.IsType<LemurOutcome.Refused>(await AskAsync());
        Assert.Empty((await CompleteAsync(leases)).Started);
        Assert.Equal((150, 10_000), await StateAsync() is var held ? (held.Running, held.Queued) : default);

        var enabled = await DisableAsync(false);

        // The 50 slots that came free, and not one more of what waits.
        Assert.Equal(50, enabled.Started);
        Assert.Equal((200, 9_950), await StateAsync() is var state ? (state.Running, state.Queued) : default);
        Assert.IsType<SubmitOutcome.Accepted>(await SubmitAsync(1));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task PlansAndAccessChange_WhileWorkRaces_LimitsHoldAtEveryAnswer(int seed)
    {
        var nodes = new[] { Host, await StartNodeAsync() };
        await RegisterAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller => WorkAsync(nodes[caller % 2], new Random((seed * 100) + caller), caller))
                .Concat(nodes.Select((node, place) => AdministerAsync(node, new Random((seed * 10) + place))))
        );
        await CheckAsync();

        // Whatever stood last, what waits starts exactly as far as the limit goes.
        await SetAsync(AccountField.Access, settings => settings with { Disabled = false });
        var state = await StateAsync();
        var limit = EffectiveLimit.Of(state, Host.Limits).Value;
        Assert.True(state.Queued == 0 || state.Running >= limit, $"{state.Running} of {limit}, {state.Queued} wait");
    }

    private async Task WorkAsync(CoreHost node, Random dice, int caller)
    {
        // Off this thread: SQLite's calls block it.
        await Task.Yield();
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = await node.Limiter.SubmitAsync(
                Account,
                [.. Enumerable.Range(0, dice.Next(1, 9)).Select(_ => new TranscriptSubmission())],
                default
            );
            if (outcome is SubmitOutcome.Accepted accepted)
            {
                Acknowledge(Account, accepted);

                // Something starts at a submit only when nothing waits and there is room for it.
                Assert.True(
                    accepted.Results.All(result => result.QueuePosition is not null)
                        || accepted.Running <= accepted.EffectiveLimit,
                    $"{accepted.Running} run of {accepted.EffectiveLimit}"
                );
            }
            else
            {
                Assert.Equal(NewWorkRefusal.Disabled, Assert.IsType<SubmitOutcome.Refused>(outcome).Refusal);
            }

            var leases = await LeaseAsync(dice.Next(1, 9), worker: $"worker-{caller}", node: node);
            await node.Limiter.CompleteAsync(
                [.. leases.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, true, 0))],
                default
            );
        }
    }

    private async Task AdministerAsync(CoreHost node, Random dice)
    {
        await Task.Yield();
        for (var round = 0; round < Rounds; round++)
        {
            var seen = await SettingsAsync(node);
            var outcome =
                dice.Next(3) == 0
                    ? await TryAsync(
                        Wish(AccountField.Access, seen, seen with { Disabled = !seen.Disabled }),
                        node: node
                    )
                    : await TryAsync(
                        Wish(
                            AccountField.Plan,
                            seen,
                            seen with
                            {
                                Plan = seen.Plan == AccountPlan.Free ? AccountPlan.PayAsYouGo : AccountPlan.Free,
                            }
                        ),
                        node: node
                    );
            Assert.True(outcome is AdministrationOutcome.Applied or AdministrationOutcome.Conflict);
        }
    }
}

public sealed class SqliteAccessTests() : AccessContract(TestEngine.Sqlite);

public sealed class PostgreSqlAccessTests() : AccessContract(TestEngine.PostgreSql);

public sealed class SqlServerAccessTests() : AccessContract(TestEngine.SqlServer);
