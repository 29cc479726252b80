using System.Globalization;

namespace SupportConsole.Components.Shared;

/// <summary>The time zone of the person who reads, and how times are written in it.</summary>
/// <param name="Zone">Told by the browser; UTC until it has.</param>
public sealed record ReaderZone(TimeZoneInfo Zone)
{
    /// <summary>For readers whose zone is not known.</summary>
    public static ReaderZone Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The zone of an IANA name; UTC when it is missing or nonsense.</summary>
    public static ReaderZone Of(string? name) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? new(zone) : Utc;

    /// <summary>The instant in this zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>
    /// The instant of a time on a clock here. One that summer time skips is an hour later; of one that it repeats, the
    /// first.
    /// </summary>
    /// <param name="clock">What the clock shows.</param>
    /// <param name="second">True for the second of two: the end of a period that should hold both.</param>
    public DateTimeOffset Instant(DateTime clock, bool second = false)
    {
        clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        clock = Zone.IsInvalidTime(clock) ? clock.AddHours(1) : clock;
        var offsets = Zone.IsAmbiguousTime(clock) ? Zone.GetAmbiguousTimeOffsets(clock) : [Zone.GetUtcOffset(clock)];
        return new(clock, second ? offsets.Min() : offsets.Max());
    }

    /// <summary>The instant at which a day begins here.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where summer time begins at midnight the day has no 00:00; it starts an hour later.
        return new DateTimeOffset(
            midnight,
            Zone.GetUtcOffset(Zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight)
        );
    }

    /// <summary>14:02 today, "18 Nov 09:11" this year, "14 Mar 2025 09:11" before.</summary>
    public string Moment(DateTimeOffset instant, DateTimeOffset now)
    {
        var (then, today) = (Local(instant), Local(now));
        var format =
            then.Date == today.Date ? "HH:mm"
            : then.Year == today.Year ? "d MMM HH:mm"
            : "d MMM yyyy HH:mm";
        return then.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>14 Mar 2025.</summary>
    public string Day(DateTimeOffset instant) => Local(instant).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>21 Nov 14:02:07.</summary>
    public string Exact(DateTimeOffset instant) =>
        Local(instant).ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What stands on hover: never in doubt.</summary>
    public static string Universal(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
