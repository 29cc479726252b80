using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Throttling.WhatIf;

/// <summary>How much demand a what-if replays, section <c>Throttling:WhatIf</c>.</summary>
public sealed class WhatIfOptions
{
    public const string Section = "Throttling:WhatIf";

    /// <summary>Hours of demand, up to the present.</summary>
    [Range(1, 168)]
    public int Hours { get; set; } = 24;

    /// <summary>More transcripts than this are not replayed: each takes some 60 bytes of memory meanwhile.</summary>
    [Range(1_000, 20_000_000)]
    public int MaximumTranscripts { get; set; } = 3_000_000;

    /// <summary>Replays that run at a time on a node; others wait their turn.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 2;
}
