using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Checkups;

/// <summary>Is the database of this version.</summary>
internal sealed class MigrationCheckup(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<DatabaseOptions> options,
    IServiceProvider services
) : ICheckup
{
    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        [await LookAsync(cancellationToken)];

    private async Task<CheckupResult> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == DatabaseProvider.Sqlite && DatabaseCheckup.MissingFile(services) is { } missing)
        {
            return missing;
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            return Judge(applied, [.. context.Database.GetMigrations()]);
        }
        catch (Exception exception) when (DatabaseCheckup.IsOutage(exception))
        {
            return CheckupResult.Warning(
                "They were not looked at: the database cannot be reached.",
                "Cure the database first."
            );
        }
    }

    internal static CheckupResult Judge(IReadOnlyList<string> applied, IReadOnlyList<string> known)
    {
        if (NewerMigrations.FindObstacle(applied, known) is { } unknown)
        {
            return CheckupResult.Failed(
                $"The database is of a newer version: it has the migration {unknown}.",
                "Run that version, or restore a backup made before it."
            );
        }

        var pending = known.Except(applied).Count();
        if (pending > 0)
        {
            return CheckupResult.Warning(
                $"{pending} of {known.Count} migrations are not applied yet.",
                "Back the database up and start the program, which applies them."
            );
        }

        var newer = applied.Except(known).Count();
        return CheckupResult.Ok(
            newer == 0
                ? $"All {known.Count} migrations are applied."
                : $"All {known.Count} migrations are applied, and {newer} of a newer version that only add."
        );
    }
}
