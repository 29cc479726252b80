using SupportConsole.Core.Throttling;

namespace SupportConsole.Tests.Core.Throttling;

public sealed class QueueWaitTests
{
    /// <summary>The first case was said to take 8 seconds: 408 - 220 must finish before any of the 4 starts.</summary>
    [Theory]
    [InlineData(408, 4, 220, 29.2, 394.5)]
    [InlineData(200, 212, 200, 10, 1_272.0)]
    [InlineData(3, 2, 5, 1, 0.0)]
    [InlineData(200, 0, 200, 10, null)]
    [InlineData(200, 3, 200, 0, null)]
    [InlineData(0, 3, 0, 10, null)]
    public void OfTheLast_CountsEveryFinishBeforeItsStart(
        int running,
        int queued,
        int limit,
        double finishedPerMinute,
        double? seconds
    )
    {
        var wait = QueueWait.OfTheLast(running, queued, limit, (decimal)finishedPerMinute)?.TotalSeconds;

        Assert.Equal(seconds, wait is { } known ? Math.Round(known, 1) : null);
    }
}
