namespace SupportConsole.Core.Hosting.Leases;

/// <summary>Which node runs a background service that runs once.</summary>
internal sealed record ServiceLease
{
    public required string Name { get; init; }

    /// <summary>The node that holds it; empty when none does.</summary>
    public required string Owner { get; init; }

    /// <summary>
    /// Counts every renewal and change of hands. It says that the holder lives, without anybody's clock.
    /// </summary>
    public required long Beat { get; init; }
}
