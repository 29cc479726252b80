namespace SupportConsole.Core.Limits.Batching;

/// <summary>What the commands that move limits need besides the locked accounts.</summary>
internal sealed class ChangeRequirements
{
    /// <summary>Accounts whose limit may move: their own limit, and the escalation that waits.</summary>
    public HashSet<string> MovesOf { get; } = [];

    /// <summary>Accounts whose demand the guardrails look at.</summary>
    public HashSet<string> PeaksOf { get; } = [];

    /// <summary>Accounts whose last change is asked for.</summary>
    public HashSet<string> LastChangesOf { get; } = [];

    /// <summary>Escalations that are decided, waiting or not.</summary>
    public HashSet<string> Escalations { get; } = [];
}
