using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Core.Persistence;

/// <summary>The model on SQL Server; migrations in <c>Migrations/SqlServer</c>.</summary>
internal sealed class SqlServerConsoleDbContext(DbContextOptions<SqlServerConsoleDbContext> options)
    : ConsoleDbContext(options)
{
    public const string Binary = "Latin1_General_100_BIN2";

    /// <summary>The collation compares units of UTF-16: those of characters beyond U+FFFF come before U+E000.</summary>
    public override string LastCharacter => "\uFFFF";

    protected override string? BinaryCollation => Binary;

    public override async Task<string?> FindConcernAsync(CancellationToken cancellationToken)
    {
        var isOn = await Database
            .SqlQuery<bool>(
                $"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()"
            )
            .SingleAsync(cancellationToken);
        return isOn
            ? null
            : "READ_COMMITTED_SNAPSHOT is off: pages wait for decisions, and decisions for pages. Stop all nodes and "
                + "run ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON.";
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        SqlServerTables.Configure(modelBuilder);
    }
}
