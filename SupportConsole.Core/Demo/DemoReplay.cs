namespace SupportConsole.Core.Demo;

/// <summary>
/// How far the demo's history is written: one row, so that a start that was killed half-way goes on from there. The
/// demo is the host's; its table stands here because the schema is one model with one line of migrations an engine.
/// </summary>
internal sealed record DemoReplay
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required int Seed { get; init; }

    /// <summary>The simulated time up to which the traffic has been replayed.</summary>
    public required DateTimeOffset ReplayedTo { get; init; }

    /// <summary>The time at which the replay ends and live traffic takes over.</summary>
    public required DateTimeOffset Until { get; init; }
}
