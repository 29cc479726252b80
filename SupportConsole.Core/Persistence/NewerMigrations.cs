namespace SupportConsole.Core.Persistence;

/// <summary>
/// Whether this version works on a database that a newer one has migrated. It does when the newer migrations only add
/// what this version need not know; their names begin with <c>Expand</c>. So two versions run side by side while nodes
/// are replaced one by one. Source: development.md, "Expand and contract".
/// </summary>
internal static class NewerMigrations
{
    /// <summary>How the name of a migration begins that an older version works with.</summary>
    public const string ExpandPrefix = "Expand";

    /// <summary>The first migration that this version neither knows nor works with; null when there is none.</summary>
    /// <param name="applied">Ids in the database.</param>
    /// <param name="known">Ids of this version.</param>
    public static string? FindObstacle(IEnumerable<string> applied, IEnumerable<string> known) =>
        applied.Except(known).FirstOrDefault(id => !IsExpanding(id));

    /// <summary>True for the id of a migration that only adds: <c>20270115093000_ExpandNotes</c>.</summary>
    public static bool IsExpanding(string id)
    {
        var name = id.AsSpan(id.IndexOf('_', StringComparison.Ordinal) + 1);
        return name.StartsWith(ExpandPrefix, StringComparison.Ordinal);
    }
}
