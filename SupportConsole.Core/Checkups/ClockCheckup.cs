using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Checkups;

/// <summary>Does this machine's clock agree with the database's, by which decisions are made.</summary>
internal sealed class ClockCheckup(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<DatabaseOptions> options,
    TimeProvider clock
) : ICheckup
{
    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        [await LookAsync(cancellationToken)];

    private async Task<CheckupResult> LookAsync(CancellationToken cancellationToken)
    {
        var statement = options.Value.Provider switch
        {
            DatabaseProvider.PostgreSql => "SELECT clock_timestamp() AT TIME ZONE 'UTC' AS \"Value\"",
            DatabaseProvider.SqlServer => "SELECT SYSUTCDATETIME() AS [Value]",
            _ => null,
        };
        if (statement is null)
        {
            return CheckupResult.Ok("SQLite goes by this machine's clock.");
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            var before = clock.GetUtcNow();
            var server = await context.Database.SqlQueryRaw<DateTime>(statement).SingleAsync(cancellationToken);
            var after = clock.GetUtcNow();
            return ClockComparison.Judge(
                "the database's",
                DateTime.SpecifyKind(server, DateTimeKind.Utc),
                before,
                after
            );
        }
        catch (Exception exception) when (DatabaseCheckup.IsOutage(exception))
        {
            return CheckupResult.Warning(
                "It was not compared: the database cannot be reached.",
                "Cure the database first."
            );
        }
    }
}
