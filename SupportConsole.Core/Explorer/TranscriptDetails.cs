using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Lookup;

namespace SupportConsole.Core.Explorer;

/// <summary>One transcript with what is known of its course.</summary>
public sealed record TranscriptDetails
{
    /// <summary>The transcript, without its lease's token.</summary>
    public required Transcript Transcript { get; init; }

    /// <summary>Its account as it stands now.</summary>
    public required AccountOverview Account { get; init; }

    /// <summary>1 for the next to start; null unless it waits.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>
    /// How long it waits from now on at the present rate; null unless it waits, and when it is unknown because nothing
    /// finishes or nothing may start.
    /// </summary>
    public TimeSpan? ExpectedWait { get; init; }

    /// <summary>Leases that ran out, oldest first; those of earlier releases are missing.</summary>
    public IReadOnlyList<TranscriptLease> ExpiredLeases { get; init; } = [];

    /// <summary>Null for a project that was deleted.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The API key it came with; null without one, and when there is none of its id any more.</summary>
    public TranscriptKey? ApiKey { get; init; }

    /// <summary>The limit at its submit; null when it is not recorded any more.</summary>
    public SubmitLimit? SubmitLimit { get; init; }

    /// <summary>What it cost and by which price; null unless it completed.</summary>
    public TranscriptCharge? Charge { get; init; }
}

/// <summary>The API key of a transcript.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Prefix">The first characters of its secret.</param>
/// <param name="IsDeleted">True for one that is refused by now.</param>
public sealed record TranscriptKey(string Id, string Name, string Prefix, bool IsDeleted);
