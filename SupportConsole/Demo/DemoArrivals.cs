namespace SupportConsole.Demo;

/// <summary>How many transcripts the demo's customers send, the same for the same seed.</summary>
internal sealed class DemoArrivals(int seed, DateTimeOffset historyEnd)
{
    /// <summary>
    /// Old days show a sample of the traffic, in bursts: thirty days are made in the time that a visitor waits.
    /// </summary>
    private const double SampleShare = 0.03;

    /// <summary>Share of the hours in which an account sends a burst, at its busiest.</summary>
    private const double BurstShare = 0.3;

    /// <summary>Share of the working days on which an account with a demand over its limit has that demand.</summary>
    private const double PeakShare = 0.3;

    private const int FirstPeakHour = 8;
    private const int PeakHours = 9;

    /// <summary>Transcripts of a step of the last hours, or of live traffic.</summary>
    /// <param name="account">The customer.</param>
    /// <param name="inHand">Its transcripts that run or wait.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="length">The time since the last step.</param>
    public int OfStep(DemoAccount account, int inHand, DateTimeOffset now, TimeSpan length)
    {
        var shape = account.Traffic;
        if (shape.WantsDemand(historyEnd - now))
        {
            // Comes up within a minute or so, as a batch job does, and then refills.
            return Math.Clamp(shape.Demand - inHand, 0, Math.Max(1, (int)(shape.Demand * length.TotalMinutes)));
        }

        var perMinute = shape.PerMinute > 0 ? shape.PerMinute : shape.Demand * 20.0 / account.MeanSeconds;
        return Poisson(perMinute * Activity(account, now) * length.TotalMinutes, Dice(account, now));
    }

    /// <summary>Transcripts of an hour of an old day.</summary>
    public int OfBurst(DemoAccount account, DateTimeOffset now)
    {
        var (shape, dice, activity) = (account.Traffic, Dice(account, now), Activity(account, now));
        if (shape.Demand > 0 && now.Hour == FirstPeakHour + (account.Index % PeakHours) && !IsWeekend(now))
        {
            return dice.NextDouble() < PeakShare ? shape.Demand : 0;
        }

        var perMinute = shape.PerMinute > 0 ? shape.PerMinute : 1;
        return dice.NextDouble() < BurstShare * activity ? Poisson(perMinute * 60 * SampleShare / BurstShare, dice) : 0;
    }

    /// <summary>Any number, the same for the same two.</summary>
    public static int Mix(int one, int other) =>
        unchecked((int)((((uint)one * 2_654_435_761u) ^ ((uint)other * 2_246_822_519u)) & int.MaxValue));

    /// <summary>Quiet nights and weekends, busy days; each customer in its own time zone. 0.15 to 1.5.</summary>
    private static double Activity(DemoAccount account, DateTimeOffset now)
    {
        if (account.IsEven)
        {
            return 1;
        }

        var hour = now.TimeOfDay.TotalHours + (account.Index % 3 * 4);
        var day = 0.85 - (0.55 * Math.Cos((hour - 2) / 24 * 2 * Math.PI));
        return IsWeekend(now) ? day * 0.5 : day;
    }

    private static bool IsWeekend(DateTimeOffset now) => now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private Random Dice(DemoAccount account, DateTimeOffset now) =>
        new(Mix(Mix(seed, account.Index), (int)(now.ToUnixTimeSeconds() & int.MaxValue)));

    private static int Poisson(double mean, Random dice)
    {
        var (limit, product, count) = (Math.Exp(-mean), dice.NextDouble(), 0);
        while (product > limit)
        {
            product *= dice.NextDouble();
            count++;
        }

        return count;
    }
}
