using SupportConsole.Core.Accounts;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>An account's latest streaming minute. Source: domain.md, "Streaming sessions".</summary>
/// <param name="Start">Start of the minute, milliseconds since the epoch.</param>
internal sealed record ModelStreamingMinute(long Start, int Limit, long Opened, long Refused)
{
    private const long Length = 60_000;

    /// <summary>The minute that an attempt falls into, and its limit: minute by minute from the latest on.</summary>
    public static ModelStreamingMinute At(ModelStreamingMinute? latest, int startLimit, bool scales, long now)
    {
        var minute = now / Length * Length;
        if (latest is null)
        {
            return new(minute, startLimit, 0, 0);
        }

        if (minute <= latest.Start)
        {
            return latest with { Limit = scales ? Math.Max(latest.Limit, startLimit) : startLimit };
        }

        var limit = latest.Limit;
        var opened = latest.Opened;
        for (var next = latest.Start + Length; scales && next <= minute; next += Length)
        {
            var before = limit;
            limit = Math.Max(startLimit, Next(limit, opened));
            if (opened == 0 && limit == before)
            {
                break;
            }

            opened = 0;
        }

        return new(minute, scales ? limit : startLimit, 0, 0);
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
