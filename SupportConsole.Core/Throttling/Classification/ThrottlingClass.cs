namespace SupportConsole.Core.Throttling.Classification;

/// <summary>
/// How an account was throttled lately. Source: domain.md, "Support procedure: throttled by concurrency", step 3.
/// </summary>
public enum ThrottlingClass
{
    /// <summary>Nothing waited in the window.</summary>
    NotThrottled = 0,

    /// <summary>Something waited for a few minutes, and never many at a time.</summary>
    Transient = 1,

    /// <summary>A burst well over the limit that drains, has drained or has just begun.</summary>
    Spike = 2,

    /// <summary>The account wants more than its limit most of the time, or has done so without a pause.</summary>
    Steady = 3,
}

/// <summary>The rule that decided a <see cref="ThrottlingClass"/>. The first that holds does, in this order.</summary>
public enum ThrottlingRule
{
    /// <summary>No minute of the window saw anything waiting: not throttled.</summary>
    NothingWaited = 0,

    /// <summary>Something waited in at least so large a share of the window's minutes: steady.</summary>
    MostOfTheWindow = 1,

    /// <summary>The episode that goes on has lasted at least so long: steady.</summary>
    LongEpisode = 2,

    /// <summary>The deepest queue was well over the limit: spike.</summary>
    DeepQueue = 3,

    /// <summary>None of the others: few minutes and a short queue, transient.</summary>
    ShortAndShallow = 4,
}
