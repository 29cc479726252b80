namespace SupportConsole.Core.Live;

/// <summary>Tells the other nodes which accounts a commit changed. Kept a few minutes only.</summary>
internal sealed record ChangeEvent
{
    /// <summary>Rising; on a server two commits may become visible out of this order.</summary>
    public long Id { get; init; }

    /// <summary>The node that committed it and has told its own pages already.</summary>
    public required string Node { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account ids, separated by spaces.</summary>
    public required string Accounts { get; init; }
}
