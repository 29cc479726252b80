using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;

namespace SupportConsole.Core.Demo;

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

    /// <summary>Seconds its transcripts take, on average.</summary>
    public required int MeanSeconds { get; init; }

    public string Id => Registration.AccountId;
}

/// <summary>How many transcripts an account wants.</summary>
/// <param name="PerMinute">Arrivals a minute at random.</param>
/// <param name="Demand">When above zero: it keeps so many in work or waiting from <paramref name="From"/> to <paramref name="Until"/> before the history's end.</param>
/// <param name="From">Start of the demand, before the history's end.</param>
/// <param name="Until">End of the demand, before the history's end; null goes on for ever.</param>
/// <param name="Every">When given, the demand comes back so often, before and after.</param>
internal sealed record DemoTrafficShape(double PerMinute, int Demand = 0, TimeSpan From = default, TimeSpan? Until = null, TimeSpan? Every = null)
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
