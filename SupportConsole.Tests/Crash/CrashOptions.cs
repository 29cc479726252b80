using System.Data.Common;

namespace SupportConsole.Tests.Crash;

/// <summary>What a crash test runs on, and for how long.</summary>
/// <param name="Database">The nodes' settings of their database.</param>
/// <param name="Checked">Opens that database for the checker.</param>
/// <param name="Nodes">Programs on the one database, 1 or more; SQLite takes one.</param>
/// <param name="Kills">How often a kill strikes.</param>
/// <param name="Seed">Of all dice.</param>
/// <param name="Folder">Where the journal goes; exists.</param>
internal sealed record CrashOptions(
    IReadOnlyDictionary<string, string> Database,
    Func<DbConnection> Checked,
    int Nodes,
    int Kills,
    int Seed,
    string Folder
)
{
    /// <summary>Whole databases are compared with the journal after every so many kills, and at the end.</summary>
    public int KillsBetweenChecks { get; init; } = 10;

    /// <summary>
    /// Opens that database to write what the platform API makes none of; by the checker's way unless that only reads.
    /// </summary>
    public Func<DbConnection> Written { get; init; } = Checked;

    /// <summary>
    /// When set, a kill is none: one node after the other is stopped and started again behind this.
    /// </summary>
    public CrashRoll? Roll { get; init; }

    /// <summary>How long the nodes are left in peace at most between two kills.</summary>
    public TimeSpan LongestPeace { get; init; } = TimeSpan.FromSeconds(1.5);
}
