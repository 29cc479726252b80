using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Core.Limits;

public sealed class StreamingScaleTests
{
    private static readonly StreamingOptions Options = new();

    [Fact]
    public void Next_AlwaysFull_GrowsAsDocumented()
    {
        var limits = new List<int> { 100 };
        for (var minute = 0; minute < 8; minute++)
        {
            limits.Add(StreamingScale.Next(limits[^1], limits[^1], 100, Options));
        }

        // 146.5 is the half that banker's rounding would get wrong later on: 214 instead of 215.
        Assert.Equal([100, 110, 121, 133, 146, 161, 177, 195, 215], limits);
        Assert.Equal(610, limits.Take(5).Sum());
    }

    [Theory]
    [InlineData(100, 70, 110)]
    [InlineData(100, 69, 100)]
    [InlineData(100, 50, 100)]
    [InlineData(110, 54, 100)]
    [InlineData(110, 55, 110)]
    [InlineData(215, 0, 195)]
    [InlineData(195, 0, 177)]
    [InlineData(105, 0, 100)]
    public void Next_ByUse_RaisesKeepsOrLowers(int limit, int opened, int expected) =>
        Assert.Equal(expected, StreamingScale.Next(limit, opened, 100, Options));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    [InlineData(5, 6)]
    [InlineData(15, 17)]
    [InlineData(25, 28)]
    [InlineData(35, 39)]
    public void Next_SmallLimits_RiseByAtLeastOneHalvesAwayFromZero(int limit, int expected) =>
        Assert.Equal(expected, StreamingScale.Next(limit, limit, 1, Options));

    [Fact]
    public void Next_LimitOfZero_StaysZero() => Assert.Equal(0, StreamingScale.Next(0, 0, 0, Options));

    [Fact]
    public void Next_AtTheEndOfInt_DoesNotOverflow() =>
        Assert.Equal(int.MaxValue, StreamingScale.Next(int.MaxValue, int.MaxValue, 1, Options));

    [Fact]
    public void AfterIdle_Minutes_ComesDownStepByStepAndNeverBelowTheStart()
    {
        Assert.Equal(
            [215, 195, 177, 161, 146, 133, 121, 110, 100, 100],
            Enumerable.Range(0, 10).Select(minutes => StreamingScale.AfterIdle(215, minutes, 100, Options))
        );
        Assert.Equal(100, StreamingScale.AfterIdle(1_000_000, long.MaxValue, 100, Options));
    }

    [Fact]
    public void AfterIdle_WhereAStepRoundsToItself_Stays() =>
        Assert.Equal(5, StreamingScale.AfterIdle(9, long.MaxValue, 1, Options)); // 5 / 1.1 is 4.55.

    [Theory]
    [InlineData(AccountPlan.Free, null, 5, false)]
    [InlineData(AccountPlan.PayAsYouGo, null, 100, true)]
    [InlineData(AccountPlan.Enterprise, 250, 250, true)]
    [InlineData(AccountPlan.Free, 50, 50, false)]
    [InlineData(AccountPlan.PayAsYouGo, 0, 0, false)]
    public void Terms_OfPlanAndOverride_AreThePlansUnlessItHasItsOwn(
        AccountPlan plan,
        int? own,
        int start,
        bool scales
    ) =>
        Assert.Equal(
            new(start, scales),
            StreamingTerms.Of(
                new()
                {
                    AccountId = "a",
                    Plan = plan,
                    StreamingLimitOverride = own,
                },
                new LimitOptions()
            )
        );
}
