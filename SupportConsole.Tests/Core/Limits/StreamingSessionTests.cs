using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Core.Limits;

public sealed class StreamingSessionTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    private static readonly StreamingSession Open = new()
    {
        Id = "s",
        AccountId = "a",
        ProjectId = "default",
        Model = "universal-streaming",
        OpenedAt = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    [Theory]
    [InlineData(90, null, 90, 90)]
    [InlineData(90, 5, 90, 5)]
    [InlineData(90, 91, 90, 91)]
    [InlineData(90, 10_800, 90, 91)]
    [InlineData(0, 10_800, 0, 1)]
    [InlineData(-30, null, 0, 0)]
    public void End_InTime_ChargesWhatIsGivenUpToTheTimeItWasOpen(int after, int? billed, int ended, int charged)
    {
        var session = Open.End(
            Open.OpenedAt.AddSeconds(after),
            billed is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Longest
        );

        Assert.Equal(
            (StreamingEnd.Terminated, Open.OpenedAt.AddSeconds(ended), charged * 1_000L),
            (session.EndReason!.Value, session.EndedAt!.Value, session.ChargedMilliseconds)
        );
    }

    [Theory]
    [InlineData(10_800)]
    [InlineData(1_000_000)]
    public void End_AfterTheLongestTime_HasEndedThenByThatRule(int after)
    {
        var session = Open.End(Open.OpenedAt.AddSeconds(after), TimeSpan.FromSeconds(5), Longest);

        Assert.Equal(
            (StreamingEnd.Expired, Open.OpenedAt + Longest, 10_800_000L),
            (session.EndReason!.Value, session.EndedAt!.Value, session.ChargedMilliseconds)
        );
    }
}
