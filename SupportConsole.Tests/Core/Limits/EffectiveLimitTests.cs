using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Tests.Core.Limits;

/// <summary>The limit in force, whether new work is taken, and the verdict over it all.</summary>
public sealed class EffectiveLimitTests
{
    private static readonly LimitOptions Options = new();

    [Theory]
    [InlineData(AccountPlan.Free, null, 0, false, false, false, 5, EffectiveLimitReason.PlanDefault)]
    [InlineData(AccountPlan.PayAsYouGo, null, 0, false, false, false, 200, EffectiveLimitReason.PlanDefault)]
    [InlineData(AccountPlan.Contracted, 450, 0, false, false, false, 450, EffectiveLimitReason.Override)]
    [InlineData(AccountPlan.Enterprise, 1, 0, false, false, false, 1, EffectiveLimitReason.Override)]
    [InlineData(AccountPlan.PayAsYouGo, 300, -1, false, false, false, 1, EffectiveLimitReason.NegativeBalance)]
    [InlineData(AccountPlan.PayAsYouGo, 300, -1, true, false, false, 300, EffectiveLimitReason.Override)]
    [InlineData(AccountPlan.PayAsYouGo, null, -1, false, true, false, 200, EffectiveLimitReason.PlanDefault)]
    [InlineData(AccountPlan.PayAsYouGo, 300, 5, false, false, true, 0, EffectiveLimitReason.Disabled)]
    [InlineData(AccountPlan.PayAsYouGo, 300, -5, true, true, true, 0, EffectiveLimitReason.Disabled)]
    public void Of_State_IsAsTheRulesSay(
        AccountPlan plan,
        int? own,
        long balance,
        bool autoPay,
        bool eom,
        bool disabled,
        int expected,
        EffectiveLimitReason reason
    )
    {
        var state = State(plan, own, balance, autoPay, eom, disabled);

        var limit = EffectiveLimit.Of(state, Options);

        Assert.Equal((expected, reason), (limit.Value, limit.Reason));
        Assert.Equal(own ?? Options.Of(plan).AsyncConcurrency, limit.ThrottleLimit);
        NewWorkRefusal? refusal =
            disabled ? NewWorkRefusal.Disabled
            : reason == EffectiveLimitReason.NegativeBalance ? NewWorkRefusal.NegativeBalance
            : null;
        Assert.Equal(refusal, BalanceGate.Check(state, new()));
        Assert.Equal(
            disabled ? NewWorkRefusal.Disabled : null,
            BalanceGate.Check(state, new() { NewWork = NegativeBalanceNewWork.Queue })
        );
    }

    [Theory]
    [InlineData(true, -1, 5, 3, VerdictKind.Disabled)]
    [InlineData(false, -1, 5, 3, VerdictKind.NegativeBalance)]
    [InlineData(false, 0, 5, 3, VerdictKind.Throttled)]
    [InlineData(false, 0, 0, 3, VerdictKind.WasThrottled)]
    [InlineData(false, 0, 0, 0, VerdictKind.NothingWrong)]
    public void Verdict_GravestCause_Wins(
        bool disabled,
        long balance,
        int queued,
        long throttledLastHour,
        VerdictKind expected
    )
    {
        var state = State(AccountPlan.PayAsYouGo, null, balance, false, false, disabled) with { Queued = queued };
        state = state with { Running = EffectiveLimit.Of(state, Options).Value };

        var verdict = AccountVerdict.Of(Overview(state), throttledLastHour, finishedPerMinute: 2, NotThrottled);

        Assert.Equal((expected, queued), (verdict.Kind, verdict.Waiting));
        Assert.Equal(queued == 0 || disabled ? null : TimeSpan.FromMinutes(queued / 2.0), verdict.ExpectedWait);
    }

    [Fact]
    public void Verdict_NothingFinishes_ExpectsNoWait()
    {
        var state = State(AccountPlan.PayAsYouGo, null, 0, false, false, false) with { Queued = int.MaxValue };

        Assert.Null(AccountVerdict.Of(Overview(state), 0, finishedPerMinute: 0, NotThrottled).ExpectedWait);
        Assert.NotNull(AccountVerdict.Of(Overview(state), 0, finishedPerMinute: 0.2m, NotThrottled).ExpectedWait);
    }

    /// <summary>Nothing new had to wait in the hour, but a queue from before it stood until a moment ago.</summary>
    [Fact]
    public void Verdict_OldQueueThatDrained_WasThrottled()
    {
        var lately = NotThrottled with { Class = ThrottlingClass.Steady, ThrottledMinutes = 40 };

        Assert.Equal(
            VerdictKind.WasThrottled,
            AccountVerdict.Of(Overview(State(AccountPlan.PayAsYouGo, null, 0, false, false, false)), 0, 1, lately).Kind
        );
    }

    private static ThrottlingAssessment NotThrottled { get; } =
        ThrottlingClassifier.Classify(
            [],
            DateTimeOffset.UnixEpoch.AddYears(50),
            200,
            null,
            new ClassificationOptions(),
            TimeSpan.FromMinutes(5)
        );

    private static AccountState State(
        AccountPlan plan,
        int? own,
        long balance,
        bool autoPay,
        bool eom,
        bool disabled
    ) =>
        new()
        {
            AccountId = "a",
            Plan = plan,
            ThrottleLimitOverride = own,
            Balance = new Money(balance),
            AutoPayBelow = autoPay ? Money.FromDollars(10) : null,
            AutoPayBringBackTo = autoPay ? Money.FromDollars(100) : null,
            EomBilling = eom,
            Disabled = disabled,
        };

    private static AccountOverview Overview(AccountState state)
    {
        var account = new Account
        {
            Id = "a",
            Email = "",
            Name = "",
            CreatedAt = default,
            Keys = AccountSearchKeys.Of("a", "", "", null),
        };
        return new(account, state, EffectiveLimit.Of(state, Options), null);
    }
}
