using FsCheck;
using FsCheck.Fluent;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Tests.Core.LimitChanges;

/// <summary>The guardrail table, and the ranges of a change's fields.</summary>
public sealed class LimitChangePolicyTests
{
    private static readonly GuardrailOptions Guardrails = new();

    [Fact]
    public void Decide_EveryCase_FollowsTheTable()
    {
        foreach (var current in new[] { 1, 5, 200, 499, 500, 501, 800 })
        {
            foreach (var requested in Enumerable.Range(1, 820))
            {
                foreach (var overage in new[] { 0, 1, 19, 20, 21, 5_000 })
                {
                    var expected =
                        requested <= current ? LimitChangeRule.LowerOrEqual
                        : requested > 500 ? LimitChangeRule.OverThreshold
                        : overage > 20 ? LimitChangeRule.OverageTooLarge
                        : LimitChangeRule.WithinGuardrails;
                    var rule = LimitChangePolicy.Decide(current, requested, overage, Guardrails);
                    Assert.Equal(expected, rule);
                    Assert.Equal(
                        expected is LimitChangeRule.LowerOrEqual or LimitChangeRule.WithinGuardrails,
                        LimitChangePolicy.IsApplied(rule)
                    );
                }
            }
        }
    }

    [Fact]
    public void Decide_MoreDemandOrAHigherWish_NeverHelps()
    {
        var cases = Gen.Four(Gen.Choose(1, 1_200)).ToArbitrary();
        Prop.ForAll(cases, Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        static bool Holds((int Current, int Requested, int Peak, int More) given)
        {
            var overage = LimitChangePolicy.Overage(given.Peak, given.Current);
            var applied = IsApplied(given.Requested, overage);
            return overage >= 0
                && (applied || !IsApplied(given.Requested, overage + given.More))
                && (applied || !IsApplied(given.Requested + given.More, overage));

            bool IsApplied(int requested, int over) =>
                LimitChangePolicy.IsApplied(LimitChangePolicy.Decide(given.Current, requested, over, Guardrails));
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(int.MinValue, false)]
    public void Validate_Limit_HasARange(int limit, bool isValid) =>
        Assert.Equal(isValid, Problems(Request() with { NewLimit = limit }).Count == 0);

    [Theory]
    [InlineData("123456789", false)]
    [InlineData("1234567890", true)]
    [InlineData("  123456789  ", false)]
    [InlineData("          ", false)]
    [InlineData("line one\r\nline two\t.", true)]
    [InlineData("with a NUL\0 in it", false)]
    [InlineData("with an escape \u001b[31m", false)]
    [InlineData("half a character \ud83d", false)]
    [InlineData("a whole one 🎧 is fine", true)]
    public void Validate_Reason_HasARange(string reason, bool isValid) =>
        Assert.Equal(isValid, Problems(Request() with { Reason = reason }).Count == 0);

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void Validate_ReasonLength_HasAnEnd(int length, bool isValid) =>
        Assert.Equal(isValid, Problems(Request() with { Reason = new('x', length) }).Count == 0);

    [Theory]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("S", true)]
    [InlineData("two\nlines", false)]
    [InlineData("half \ud83d", false)]
    public void Validate_Ticket_HasARange(string ticket, bool isValid) =>
        Assert.Equal(isValid, Problems(Request() with { Ticket = ticket }).Count == 0);

    private static LimitChangeRequest Request() =>
        new("acme", 200, 300, "Customer expects more traffic", "SUP-1", "attempt-1");

    private static IReadOnlyList<LimitChangeProblem> Problems(LimitChangeRequest request) =>
        LimitChangeValidator.Validate(request, Guardrails);
}
