using SupportConsole.Components.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.LimitChanges.Overrides;

/// <summary>
/// A limit of the account's own may be what the plan gives: nothing moves then, and "30 → 30" says nothing.
/// </summary>
public sealed class OverrideWordsTests
{
    [Theory]
    [InlineData(true, "API keys: still 30, the plan's default.")]
    [InlineData(false, "API keys: still 30, now a limit of this account's own.")]
    public void Applied_SameFigure_SaysWhoseItIsNow(bool isPlanDefault, string words) =>
        Assert.Equal(words, OverrideWords.Applied(new(LimitKind.ApiKeys, 30, 30, isPlanDefault, 41)));

    [Fact]
    public void Step_ToTheSameFigure_SaysWhatItFollows()
    {
        var limit = new FakeOverrideService().Limits[0] with { Own = null };

        Assert.Equal(
            "The limit stays 100, whatever the plan gives later.",
            OverrideWords.Step(limit, limit.PlanDefault, isPlanDefault: false)
        );
        Assert.Equal(
            "The limit stays 100, and follows the plan from now on.",
            OverrideWords.Step(limit, limit.PlanDefault, isPlanDefault: true)
        );
    }
}
