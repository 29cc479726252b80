using Microsoft.Data.Sqlite;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteEngine : TestEngine
{
    /// <summary>
    /// The last connection to leave the template clears its log away, and another that comes just then finds it locked.
    /// </summary>
    private static readonly SemaphoreSlim Copying = new(1, 1);

    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override string? Missing => null;

    protected override void Forget(TestDatabase template) => Remove(Path.GetDirectoryName(template.ConnectionString)!);

    protected override Task<TestDatabase> NameAsync()
    {
        var folder = Directory.CreateTempSubdirectory("support-console-test-").FullName;
        return Task.FromResult(new TestDatabase(Provider, Path.Combine(folder, "console.db"), () => Drop(folder)));
    }

    protected override async Task<TestDatabase> CopyAsync(TestDatabase template)
    {
        var copy = await NameAsync();
        await Copying.WaitAsync();
        try
        {
            await using var source = new SqliteConnection($"Data Source={template.ConnectionString};Pooling=False");
            await using var target = new SqliteConnection($"Data Source={copy.ConnectionString};Pooling=False");
            await source.OpenAsync();
            await target.OpenAsync();
            source.BackupDatabase(target);
            return copy;
        }
        finally
        {
            Copying.Release();
        }
    }

    private static ValueTask Drop(string folder)
    {
        Remove(folder);
        return ValueTask.CompletedTask;
    }

    private static void Remove(string folder)
    {
        // Files of other tests are in the pools too; those are only opened anew.
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
