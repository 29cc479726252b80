using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Replies;

/// <summary>What replies about streaming sessions and LeMUR requests are filled with.</summary>
public sealed record RateReplyFigures
{
    /// <summary>New sessions allowed in a minute to begin with: plan or own limit.</summary>
    public required int StreamStart { get; init; }

    /// <summary>False when the limit is always the starting limit.</summary>
    public bool StreamScales { get; init; }

    /// <summary>New sessions refused in the last hour.</summary>
    public long StreamsRefused { get; init; }

    /// <summary>How they were refused; null when none was lately.</summary>
    public ThrottlingAssessment? Streams { get; init; }

    /// <summary>The limit that engineering is asked for; null when no such escalation waits.</summary>
    public int? AskedStreamLimit { get; init; }

    /// <summary>The raise of the starting limit that is news and in force; null when there is none.</summary>
    public LimitRaise? StreamRaise { get; init; }

    /// <summary>Sessions that ended by the longest time a session may last, in the last 30 days.</summary>
    public int Expired { get; init; }

    /// <summary>Sessions open for <see cref="LongOpen"/> or longer at this moment.</summary>
    public int OpenLong { get; init; }

    /// <summary>See <see cref="StreamingOptions.LongOpenMinutes"/>.</summary>
    public TimeSpan LongOpen { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How the limit scales, and the longest a session may last.</summary>
    public StreamingOptions Scaling { get; init; } = new();

    /// <summary>LeMUR requests allowed in any 60 seconds.</summary>
    public required int LemurLimit { get; init; }

    /// <summary>LeMUR requests refused in the last hour.</summary>
    public long LemurRefused { get; init; }

    /// <summary>Sessions that were never terminated, or that are not yet after a long time.</summary>
    public int NeverTerminated => Expired + OpenLong;

    /// <summary>Out of what the pages show.</summary>
    /// <param name="rates">The streaming tab's figures.</param>
    /// <param name="figures">The account's.</param>
    /// <param name="scaling">See <see cref="Scaling"/>.</param>
    /// <param name="askedLimit">See <see cref="AskedStreamLimit"/>.</param>
    /// <param name="raise">See <see cref="StreamRaise"/>.</param>
    public static RateReplyFigures Of(
        RateOverview rates,
        AccountThrottling figures,
        StreamingOptions scaling,
        int? askedLimit,
        LimitRaise? raise
    ) =>
        new()
        {
            StreamStart = rates.Rates.Streaming.Terms.Start,
            StreamScales = rates.Rates.Streaming.Terms.Scales,
            StreamsRefused = figures.StreamsRefusedLastHour,
            Streams = figures.Streams,
            AskedStreamLimit = askedLimit,
            StreamRaise = raise,
            Expired = rates.ExpiredTotal,
            OpenLong = rates.OpenLong,
            LongOpen = rates.LongOpen,
            Scaling = scaling,
            LemurLimit = rates.Rates.Lemur.Allowance.Limit,
            LemurRefused = figures.LemurRefusedLastHour,
        };
}
