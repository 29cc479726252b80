using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Limits;

/// <summary>The limits a plan gives. Source: domain.md, "Plans and defaults".</summary>
public sealed class PlanLimits
{
    /// <summary>Transcripts in processing at once.</summary>
    [Range(1, 1_000_000)]
    public int AsyncConcurrency { get; set; }

    /// <summary>New streaming sessions per minute, at the start.</summary>
    [Range(0, 1_000_000)]
    public int StreamingSessionsPerMinute { get; set; }

    /// <summary>LeMUR requests in 60 seconds.</summary>
    [Range(0, 1_000_000)]
    public int LemurRequestsPerMinute { get; set; }

    /// <summary>Projects of an account.</summary>
    [Range(1, 1_000_000)]
    public int Projects { get; set; }

    /// <summary>API keys of an account.</summary>
    [Range(0, 1_000_000)]
    public int ApiKeys { get; set; }

    /// <summary>The limit of one kind.</summary>
    public int Of(LimitKind kind) =>
        kind switch
        {
            LimitKind.AsyncConcurrency => AsyncConcurrency,
            LimitKind.StreamingSessionsPerMinute => StreamingSessionsPerMinute,
            LimitKind.LemurRequestsPerMinute => LemurRequestsPerMinute,
            LimitKind.Projects => Projects,
            LimitKind.ApiKeys => ApiKeys,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
