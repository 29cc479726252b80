using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>A kind of database server that the tests may run on.</summary>
public abstract class TestEngine
{
    private readonly Lazy<Task<TestDatabase>> _template;

    protected TestEngine() => _template = new(MigrateAsync);

    public static TestEngine Sqlite { get; } = new SqliteEngine();

    public static TestEngine PostgreSql { get; } = new PostgreSqlEngine();

    public static TestEngine SqlServer { get; } = new SqlServerEngine();

    public abstract DatabaseProvider Provider { get; }

    /// <summary>Why tests on this engine are skipped; null when it is there.</summary>
    public abstract string? Missing { get; }

    /// <summary>A database of its own with the schema in place: a copy of one that was migrated once.</summary>
    public async Task<TestDatabase> CreateAsync()
    {
        Skip.If(Missing is not null, Missing);
        return await CopyAsync(await _template.Value);
    }

    /// <summary>The name of a database that does not exist yet: the program makes it.</summary>
    public async Task<TestDatabase> CreateEmptyAsync()
    {
        Skip.If(Missing is not null, Missing);
        return await NameAsync();
    }

    /// <summary>Removes what the tests share; the run is over.</summary>
    protected virtual void Forget(TestDatabase template) { }

    protected abstract Task<TestDatabase> NameAsync();

    protected abstract Task<TestDatabase> CopyAsync(TestDatabase template);

    private async Task<TestDatabase> MigrateAsync()
    {
        var template = await NameAsync();
        await using (await CoreHost.StartAsync(template))
        {
            // Starting migrates it.
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Forget(template);
        return template;
    }
}

/// <summary>One database; disposing it removes it.</summary>
public sealed class TestDatabase(DatabaseProvider provider, string connectionString, Func<ValueTask> drop)
    : IAsyncDisposable
{
    public DatabaseProvider Provider { get; } = provider;

    /// <summary>As it is written in the settings.</summary>
    public string ConnectionString { get; } = connectionString;

    public ValueTask DisposeAsync() => drop();
}
