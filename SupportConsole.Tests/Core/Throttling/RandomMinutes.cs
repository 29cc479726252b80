using SupportConsole.Core.Limits.Minutes;

namespace SupportConsole.Tests.Core.Throttling;

/// <summary>
/// Random histories as decisions write them: a queue that stands is in the next row's peak, and what was throttled
/// waited.
/// </summary>
internal sealed class RandomMinutes(Random dice)
{
    /// <summary>
    /// An account's rows of some time: bursts, quiet hours, and queues that stand for long without a row.
    /// </summary>
    public List<ThrottleMinute> Make(string accountId, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = new List<ThrottleMinute>();
        var queued = 0;
        for (var minute = from.AddMinutes(dice.Next(90)); minute < to; minute = minute.AddMinutes(Pause()))
        {
            var peak = queued + (dice.Next(3) == 0 ? dice.Next(1, 40) : 0);
            var throttled = peak > queued ? dice.Next(1, 60) : 0;
            queued = peak == 0 || dice.Next(2) == 0 ? 0 : dice.Next(peak + 1);
            rows.Add(
                new()
                {
                    AccountId = accountId,
                    Minute = minute,
                    Submitted = throttled + dice.Next(10),
                    Throttled = throttled,
                    Finished = dice.Next(10),
                    RefusedForBalance = dice.Next(12) == 0 ? dice.Next(1, 9) : 0,
                    Waited = throttled,
                    WaitMilliseconds = throttled * 1_000L,
                    LongestWaitMilliseconds = throttled * 40L,
                    PeakRunning = 5,
                    PeakQueued = peak,
                    PeakDemand = 5 + peak,
                    EndRunning = dice.Next(6),
                    EndQueued = queued,
                    EndLimit = 5,
                }
            );
        }

        return rows;
    }

    private int Pause() =>
        dice.Next(20) switch
        {
            0 => dice.Next(60, 60 * 30),
            < 5 => dice.Next(5, 90),
            _ => dice.Next(1, 5),
        };
}
