using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Checkups;

/// <summary>Does the database answer, and is it set up as the program needs it.</summary>
internal sealed class DatabaseCheckup(
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<DatabaseOptions> options,
    IServiceProvider services,
    TimeProvider clock
) : ICheckup
{
    private const string Cure =
        "Check Database:Provider and Database:ConnectionString, that the server or file may be reached from here, and "
        + "the rights of its user.";

    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken)
    {
        var provider = options.Value.Provider;
        if (provider == DatabaseProvider.Sqlite && MissingFile(services) is { } missing)
        {
            return [missing];
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.OpenConnectionAsync(cancellationToken);
            var started = clock.GetTimestamp();
            await context.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            var took = clock.GetElapsedTime(started);
            var version = context.Database.GetDbConnection().ServerVersion;
            var concern = await context.FindConcernAsync(cancellationToken);
            return
            [
                CheckupResult.Ok($"{provider} {version} answers in {took.TotalMilliseconds:N0} ms."),
                .. concern is null
                    ? (CheckupResult[])[]
                    : [CheckupResult.Warning("A setting of the database is not as it should be.", concern)],
            ];
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            return [CheckupResult.Failed($"{provider} cannot be reached ({Kind(exception)}).", Cure)];
        }
    }

    /// <summary>A SQLite file that is not there is no fault: the first start makes it.</summary>
    public static CheckupResult? MissingFile(IServiceProvider services)
    {
        var file = services.GetRequiredService<SqliteDatabase>().FilePath;
        return File.Exists(file)
            ? null
            : CheckupResult.Warning(
                $"There is no file {file} yet.",
                "Start the program, which makes it; if there should be one, check Database:ConnectionString."
            );
    }

    public static bool IsOutage(Exception exception) =>
        exception is DbException or IOException or InvalidOperationException or TimeoutException;

    /// <summary>The error's code where the driver names one: its message may name users.</summary>
    private static string Kind(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException) switch
        {
            { SqlState: { Length: > 0 } state } => $"SQL state {state}",
            { } database => $"{database.GetType().Name} {database.ErrorCode}",
            null => exception.GetType().Name,
        };
}
