using System.Text.RegularExpressions;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Data;

/// <summary>
/// A release of the program as it is kept in <c>TestData/Releases</c>: the scripts of its migrations, and rows.
/// </summary>
internal sealed partial record Release(string Name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestData", "Releases");

    /// <summary>When the last of the rows was written.</summary>
    public static DateTimeOffset RowsUntil { get; } = new(2026, 3, 4, 14, 1, 30, TimeSpan.Zero);

    /// <summary>Every release that is kept.</summary>
    public static IEnumerable<Release> All =>
        Directory.GetDirectories(Folder).Select(folder => new Release(Path.GetFileName(folder)));

    /// <summary>Rows of an account with a past, written alike on every engine.</summary>
    public string Rows => Read("Rows");

    /// <summary>Makes the schema in an empty database.</summary>
    public string Script(DatabaseProvider engine) => Read(engine.ToString());

    /// <summary>The schema's script in the parts that a server takes one at a time.</summary>
    public IEnumerable<string> Batches(DatabaseProvider engine) =>
        BatchEnd().Split(Script(engine)).Where(batch => !string.IsNullOrWhiteSpace(batch));

    /// <summary>The migrations that the script makes, in their order.</summary>
    public IEnumerable<string> Migrations(DatabaseProvider engine) =>
        MigrationId().Matches(Script(engine)).Select(match => match.Value);

    private string Read(string name) => File.ReadAllText(Path.Combine(Folder, Name, name + ".sql"));

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();

    [GeneratedRegex(@"(?<=')\d{14}_\w+(?=')")]
    private static partial Regex MigrationId();
}
