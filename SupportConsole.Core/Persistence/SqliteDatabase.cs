using Microsoft.Data.Sqlite;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Persistence;

/// <summary>The SQLite file and how its connections are set: WAL, synchronous=FULL, a busy timeout.</summary>
internal sealed class SqliteDatabase
{
    /// <summary>Kept in the file.</summary>
    private const string FilePragmas = "PRAGMA journal_mode = WAL;";

    /// <summary>Belongs to each connection. FULL: a commit is on the disk before it is acknowledged.</summary>
    private const string ConnectionPragmas = "PRAGMA synchronous = FULL;";

    /// <summary>
    /// The limiter's connection. Its cache holds the accounts in motion (32 MB). The log is written back each 4,000 pages
    /// (16 MB) instead of 1,000: pages that many commits touch, those of the accounts' indexes above all, are written
    /// back once (8 % more lifecycles over 10,000 accounts). A log that a long reader let grow is cut again (64 MB).
    /// </summary>
    private const string WriterPragmas =
        "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;";

    private readonly int _busyMilliseconds;

    /// <param name="options">What was configured.</param>
    /// <param name="contentRoot">Folder that relative file names start from.</param>
    public SqliteDatabase(DatabaseOptions options, string contentRoot)
    {
        var configured = string.IsNullOrWhiteSpace(options.ConnectionString)
            ? DatabaseOptions.DefaultSqliteFile
            : options.ConnectionString;
        var builder = configured.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(configured)
            : new SqliteConnectionStringBuilder { DataSource = configured };
        FilePath = Path.GetFullPath(Path.Combine(contentRoot, builder.DataSource));
        builder.DataSource = FilePath;
        builder.DefaultTimeout = options.LockTimeoutSeconds;
        builder.Pooling = true;

        // Only the start may create the file: should it vanish later, a fresh empty one must not take its place.
        builder.Mode = SqliteOpenMode.ReadWrite;
        ConnectionString = builder.ToString();
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        CreatingConnectionString = builder.ToString();
        builder.Mode = SqliteOpenMode.ReadWrite;
        builder.Pooling = false;
        WriterConnectionString = builder.ToString();
        _busyMilliseconds = options.LockTimeoutSeconds * 1_000;
    }

    /// <summary>The database file.</summary>
    public string FilePath { get; }

    /// <summary>For a file that is there.</summary>
    public string ConnectionString { get; }

    /// <summary>For the start, which makes the file.</summary>
    public string CreatingConnectionString { get; }

    /// <summary>For the limiter, which keeps its connections itself, with their prepared commands.</summary>
    private string WriterConnectionString { get; }

    /// <summary>Opens a connection for the limiter's transactions.</summary>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    public SqliteConnection OpenForWriter()
    {
        DemandFile();
        var connection = new SqliteConnection(WriterConnectionString);
        try
        {
            connection.Open();
            Configure(connection);
            Run(connection, WriterPragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes sure that the file still has its name: a pooled connection would go on writing to a deleted one.
    /// </summary>
    /// <exception cref="FileNotFoundException">It has not.</exception>
    public void DemandFile()
    {
        if (!File.Exists(FilePath))
        {
            SqliteConnection.ClearAllPools();
            throw new FileNotFoundException(
                "The database file is gone. Put it back or restart the program to begin with an empty one.",
                FilePath
            );
        }
    }

    /// <summary>Makes the folder and the file, in WAL mode, for nobody else to read.</summary>
    public void Create()
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(FilePath)!);
        if (!File.Exists(FilePath))
        {
            // SQLite takes an empty file for a new database, and gives its log the file's rights.
            OwnerOnly.OpenFile(FilePath, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }

        using var connection = new SqliteConnection(CreatingConnectionString);
        connection.Open();
        Configure(connection);
        Run(connection, FilePragmas);
    }

    /// <summary>Makes the settings of an open connection.</summary>
    public void Configure(SqliteConnection connection) =>
        Run(connection, $"PRAGMA busy_timeout = {_busyMilliseconds}; {ConnectionPragmas}");

    private static void Run(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants and a number.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
