using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>The pure limiter against a naive model that keeps every transcript by name.</summary>
public sealed class AsyncLimiterPropertyTests
{
    private static readonly LimitOptions Options = new();
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public enum Kind
    {
        Submit,
        Finish,
        FinishWithCost,
        Requeue,
        Limit,
        Deposit,
        Disable,
        Enable,
        Plan,
    }

    [Fact]
    public void AnySequence_AgreesWithTheNaiveModel()
    {
        var steps = Gen.Zip(
                Gen.Frequency((8, Gen.Constant(Kind.Submit)), (9, Gen.Elements(Enum.GetValues<Kind>()))),
                Gen.Choose(0, 1_000)
            )
            .ArrayOf()
            .ToArbitrary();

        // A failure prints its seed and the shortest sequence.
        Prop.ForAll(steps, Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(300));
    }

    private static bool Agrees((Kind Kind, int Number)[] steps)
    {
        var state = new AccountState
        {
            AccountId = "a",
            Plan = AccountPlan.Free,
            ThrottleLimitOverride = 3,
        };
        var model = new Model();
        foreach (var (kind, number) in steps)
        {
            var before = state.Running;
            state = Step(state, model, kind, number);
            var effective = EffectiveLimit.Of(state, Options).Value;
            Assert.Equal((model.Running.Count, model.Waiting.Count), (state.Running, state.Queued));
            Assert.True(
                state.Running <= Math.Max(effective, before),
                $"{kind}: {state.Running} running, {before} before, limit {effective}"
            );
            Assert.Equal(state.Queued == 0, state.ThrottledSince is null);
            Assert.True(
                state.Queued == 0 || state.Running >= effective,
                $"{kind}: {state.Queued} wait although {state.Running} of {effective} run"
            );
        }

        return true;
    }

    private static AccountState Step(AccountState state, Model model, Kind kind, int number)
    {
        switch (kind)
        {
            case Kind.Submit:
                var submit = AsyncLimiter.Submit(state, Options, Now);
                Assert.Equal(submit.Started, model.Submit(submit.Sequence, EffectiveLimit.Of(state, Options).Value));
                Assert.Equal(submit.Started ? 0 : model.Waiting.Count, submit.QueuePosition);
                return submit.State;
            case Kind.Finish or Kind.FinishWithCost when state.Running > 0:
                model.Running.RemoveAt(number % model.Running.Count);
                return Drained(AsyncLimiter.Finish(state, new Money(kind == Kind.Finish ? 0 : number), Options), model);
            case Kind.Requeue when state.Running > 0:
                model.Requeue(number % model.Running.Count);
                return Drained(AsyncLimiter.Requeue(state, Options, Now), model);
            case Kind.Limit:
                return Drained(
                    AsyncLimiter.Drain(state with { ThrottleLimitOverride = (number % 8) + 1 }, Options),
                    model
                );
            case Kind.Deposit:
                return Drained(
                    AsyncLimiter.Drain(state with { Balance = state.Balance + new Money(number) }, Options),
                    model
                );
            case Kind.Disable or Kind.Enable:
                return Drained(AsyncLimiter.Drain(state with { Disabled = kind == Kind.Disable }, Options), model);
            case Kind.Plan:
                return Drained(
                    AsyncLimiter.Drain(
                        state with
                        {
                            Plan = (AccountPlan)(number % 4),
                            EomBilling = number % 3 == 0,
                            ThrottleLimitOverride = number % 2 == 0 ? null : 2,
                        },
                        Options
                    ),
                    model
                );
            default:
                return state;
        }
    }

    private static AccountState Drained(DrainStep step, Model model)
    {
        Assert.Equal(step.Starts, model.Drain(EffectiveLimit.Of(step.State, Options).Value));
        return step.State;
    }

    /// <summary>Every transcript by its place in line.</summary>
    private sealed class Model
    {
        public List<long> Running { get; } = [];

        public SortedSet<long> Waiting { get; } = [];

        public bool Submit(long sequence, int limit)
        {
            Assert.True(sequence > Running.Concat(Waiting).DefaultIfEmpty().Max());
            Waiting.Add(sequence);
            return Waiting.Count == 1 && Drain(limit) == 1;
        }

        public void Requeue(int index)
        {
            Waiting.Add(Running[index]);
            Running.RemoveAt(index);
        }

        public int Drain(int limit)
        {
            var starts = 0;
            for (; Running.Count < limit && Waiting.Count > 0; starts++)
            {
                Running.Add(Waiting.Min);
                Waiting.Remove(Waiting.Min);
            }

            return starts;
        }
    }
}
