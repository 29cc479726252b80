using SupportConsole.Core.Registration;

namespace SupportConsole.Demo;

/// <summary>An invented account and how it behaves.</summary>
internal sealed record DemoAccount
{
    public required AccountRegistration Registration { get; init; }

    /// <summary>Place in the list; part of the seed of its traffic.</summary>
    public required int Index { get; init; }

    /// <summary>How long before the history's end it signed up.</summary>
    public required TimeSpan Age { get; init; }

    public required DemoTrafficShape Traffic { get; init; }

    /// <summary>Paid in at sign-up; zero for none.</summary>
    public required Money Deposit { get; init; }

    /// <summary>The limit support gave it before the history begins; null for the plan's.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>When a limit that support gives it ends, after the history's end; null for a lasting one.</summary>
    public TimeSpan? ThrottleLimitFor { get; init; }

    /// <summary>Seconds its transcripts take, on average.</summary>
    public required int MeanSeconds { get; init; }

    /// <summary>Seconds of audio that are done in a second.</summary>
    public double AudioSpeed { get; init; } = 6;

    /// <summary>True for traffic that knows no nights and no weekends.</summary>
    public bool IsEven { get; init; }

    /// <summary>
    /// From when on nobody pays in any more, before the history's end; null for an account that is kept in funds.
    /// </summary>
    public TimeSpan? UnpaidFor { get; init; }

    /// <summary>Its streaming sessions and LeMUR requests; null for none.</summary>
    public DemoRateShape? Rates { get; init; }

    public string Id => Registration.AccountId;
}

/// <summary>How many transcripts an account wants.</summary>
/// <param name="PerMinute">Arrivals a minute at random.</param>
/// <param name="Demand">
/// When above zero: it keeps so many in work or waiting from <paramref name="From"/> to <paramref name="Until"/> before
/// the history's end.
/// </param>
/// <param name="From">Start of the demand, before the history's end.</param>
/// <param name="Until">End of the demand, before the history's end; null goes on for ever.</param>
/// <param name="Every">When given, the demand comes back so often, before and after.</param>
internal sealed record DemoTrafficShape(
    double PerMinute,
    int Demand = 0,
    TimeSpan From = default,
    TimeSpan? Until = null,
    TimeSpan? Every = null
)
{
    /// <summary>True while it keeps its demand.</summary>
    /// <param name="before">How long before the history's end; negative afterwards.</param>
    public bool WantsDemand(TimeSpan before)
    {
        if (Every is { } every)
        {
            before = TimeSpan.FromTicks(((before.Ticks % every.Ticks) + every.Ticks) % every.Ticks);
        }

        return Demand > 0 && before <= From && before >= (Until ?? TimeSpan.MinValue);
    }
}
