namespace SupportConsole.Core.Limits.Streaming;

/// <summary>The limit on new streaming sessions per UTC minute as pure functions: no clock, no I/O.</summary>
public static class StreamingLimiter
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>The account's present minute.</summary>
    /// <param name="latest">Its latest row; null when it never streamed.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="terms">What it is entitled to now.</param>
    /// <param name="options">How the limit scales.</param>
    /// <param name="now">
    /// A time in the minute before the latest row's is taken for that minute: a node whose clock is behind opens no
    /// second window. An earlier time means that the clock was set back: a minute begins, with the limit as it stands.
    /// </param>
    public static StreamingMinute Roll(
        StreamingMinute? latest,
        string accountId,
        StreamingTerms terms,
        StreamingOptions options,
        DateTimeOffset now
    )
    {
        var minute = now.Truncate(Length);
        if (latest is null)
        {
            return new()
            {
                AccountId = accountId,
                Minute = minute,
                SessionLimit = terms.Start,
                StartingLimit = terms.Start,
            };
        }

        var begins = minute > latest.Minute || minute < latest.Minute - Length;
        var limit =
            !terms.Scales || terms.Start < latest.StartingLimit ? terms.Start
            : minute > latest.Minute ? Scaled(latest, minute, terms.Start, options)
            : Math.Max(latest.SessionLimit, terms.Start);
        return begins
            ? new()
            {
                AccountId = accountId,
                Minute = minute,
                SessionLimit = limit,
                StartingLimit = terms.Start,
            }
            : latest with
            {
                SessionLimit = limit,
                StartingLimit = terms.Start,
            };
    }

    /// <summary>One attempt to open a session.</summary>
    /// <param name="minute">The present minute, as <see cref="Roll"/> answers it.</param>
    /// <returns>
    /// The minute with the attempt counted, as opened or as refused. A refused one takes nothing from the limit.
    /// </returns>
    public static StreamingStep Admit(StreamingMinute minute) =>
        minute.Opened < minute.SessionLimit
            ? new(minute with { Opened = minute.Opened + 1 }, IsOpened: true)
            : new(minute with { Refused = minute.Refused + 1 }, IsOpened: false);

    /// <summary>What the minute still allows.</summary>
    public static RateAllowance Allowance(StreamingMinute minute, DateTimeOffset now) =>
        new(minute.SessionLimit, (int)Math.Max(0, minute.SessionLimit - minute.Opened), minute.Minute + Length - now);

    private static int Scaled(StreamingMinute latest, DateTimeOffset minute, int start, StreamingOptions options)
    {
        var idle = ((minute - latest.Minute).Ticks / Length.Ticks) - 1;
        return StreamingScale.AfterIdle(
            StreamingScale.Next(latest.SessionLimit, latest.Opened, start, options),
            idle,
            start,
            options
        );
    }
}

/// <summary>What an attempt to open a session did.</summary>
/// <param name="Minute">The minute afterwards.</param>
/// <param name="IsOpened">False when the limit was reached.</param>
public readonly record struct StreamingStep(StreamingMinute Minute, bool IsOpened);
