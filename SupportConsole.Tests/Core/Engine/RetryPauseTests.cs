using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Core.Engine;

public sealed class RetryPauseTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 5)]
    [InlineData(2, 1, 10)]
    [InlineData(4, 0.5, 20)]
    public void After_NthTry_IsRandomUpToTwiceTheOneBefore(int attempt, double chance, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryPause.After(attempt, chance));
}
