namespace SupportConsole.Tests.Simulation.Model;

/// <summary>An account's latest streaming minute. Source: domain.md, "Streaming sessions".</summary>
/// <param name="Start">Start of the minute, milliseconds since the epoch.</param>
/// <param name="StartLimit">The starting limit that was in force at its last attempt.</param>
internal sealed record ModelStreamingMinute(long Start, int StartLimit, int Limit, long Opened, long Refused)
{
    private const long Length = 60_000;

    /// <summary>
    /// The minute that an attempt falls into, and its limit. The starting limit is the limit of who does not scale, of
    /// who starts, and of who was given a lower one; else each minute moves it by the use of the one before, never
    /// below the starting limit.
    /// </summary>
    public static ModelStreamingMinute At(ModelStreamingMinute? latest, int startLimit, bool scales, long now)
    {
        var minute = now / Length * Length;
        if (latest is null)
        {
            return new(minute, startLimit, startLimit, 0, 0);
        }

        var isFixed = !scales || startLimit == 0 || startLimit < latest.StartLimit;
        if (minute < latest.Start - Length)
        {
            // A clock may be a minute behind another; further behind, it was set back, and no window reaches so far.
            return new(minute, startLimit, isFixed ? startLimit : Math.Max(latest.Limit, startLimit), 0, 0);
        }

        if (minute <= latest.Start)
        {
            return latest with
            {
                StartLimit = startLimit,
                Limit = isFixed ? startLimit : Math.Max(latest.Limit, startLimit),
            };
        }

        return new(minute, startLimit, isFixed ? startLimit : Moved(latest, startLimit, minute), 0, 0);
    }

    private static int Moved(ModelStreamingMinute latest, int startLimit, long minute)
    {
        var (limit, opened) = (latest.Limit, latest.Opened);
        for (var next = latest.Start + Length; next <= minute; next += Length)
        {
            var before = limit;
            limit = Math.Max(startLimit, Next(limit, opened));
            if (opened == 0 && limit == before)
            {
                break;
            }

            opened = 0;
        }

        return limit;
    }

    /// <summary>70 % used or more: up by a tenth and by at least one; below 50 %: down by the same factor.</summary>
    private static int Next(int limit, long opened)
    {
        var use = limit == 0 || opened == 0 ? (decimal)opened : (decimal)opened / limit;
        return use switch
        {
            >= 0.7m => Math.Max(limit + 1, (int)decimal.Round(limit * 1.10m, MidpointRounding.AwayFromZero)),
            >= 0.5m => limit,
            _ => (int)decimal.Round(limit / 1.10m, MidpointRounding.AwayFromZero),
        };
    }
}

/// <summary>A session as it must be.</summary>
internal sealed class ModelSession
{
    public required string Id { get; init; }

    public required ModelAccount Account { get; init; }

    public required string? ApiKeyId { get; init; }

    public required long OpenedAt { get; init; }

    public long? EndedAt { get; set; }

    public bool Expired { get; set; }

    public long Charged { get; set; }

    public long Cost { get; set; }
}
