using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting.Leases;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Periods;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Throttling.History;

/// <summary>
/// Deletes minutes and hours that are old and summed up. A round first says up to where, at most a day further; the
/// next deletes it: whoever reads by what was said finds all of it.
/// </summary>
internal sealed partial class RetentionService(
    IDbContextFactory<ConsoleDbContext> contexts,
    RollupTable table,
    DatabaseClock databaseClock,
    IOptions<ThrottlingOptions> options,
    BackgroundElection election,
    TimeProvider clock,
    ILogger<RetentionService> logger
) : SingletonService(TimeSpan.FromMinutes(1), election, clock, logger)
{
    /// <summary>So that SQLite's writer need not wait long: an account has at most 1,440 minutes a day.</summary>
    private const int AccountsAtOnce = 20;

    /// <summary>Where the accounts before had nothing to delete: idle ones come by the hundred thousand.</summary>
    private const int MostAccountsAtOnce = 160;

    /// <summary>SQL Server locks the whole table for a statement that deletes 5,000 rows.</summary>
    private const int Piece = 2_000;

    private const string DeletePiece = "DELETE TOP (2000) FROM ";
    private const string OldMinutes = "throttle_minutes WHERE account_id IN " + Accounts + " AND minute_start < {2}";
    private const string OldHours =
        "throttle_rollups WHERE account_id IN " + Accounts + " AND resolution = 0 AND bucket_start < {2}";
    private const string Accounts =
        "(SELECT account_id FROM account_states WHERE account_id > {0} AND account_id <= {1})";

    private static readonly TimeSpan Step = TimeSpan.FromDays(1);

    /// <summary>Up to where this process has deleted.</summary>
    private readonly Dictionary<RollupResolution, DateTimeOffset> _deleted = [];

    private bool _isFailing;

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var marks = await table.MarksAsync(cancellationToken);
        if (marks.Count == 0)
        {
            return;
        }

        var now = await databaseClock.NowAsync(cancellationToken);
        var minutes = marks[RollupResolution.Hour];
        var hours = marks[RollupResolution.Day];
        await KeepFromAsync(minutes, now.AddDays(-options.Value.MinuteDays), cancellationToken);

        // Hours are never gone before their minutes.
        var oldHours = now.AddMonths(-options.Value.HourMonths);
        await KeepFromAsync(
            hours,
            oldHours < minutes.SourceKeptFrom ? oldHours : minutes.SourceKeptFrom - Step,
            cancellationToken
        );
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception);
            }
        }
    }

    private async Task KeepFromAsync(RollupMark mark, DateTimeOffset wanted, CancellationToken cancellationToken)
    {
        if (_deleted.GetValueOrDefault(mark.Resolution) < mark.SourceKeptFrom)
        {
            await DeleteAsync(mark, cancellationToken);
            _deleted[mark.Resolution] = mark.SourceKeptFrom;
        }

        var next = mark.SourceKeptFrom + Step;
        if (next <= wanted && next <= mark.RolledUpTo)
        {
            await table.ForgetAsync(mark, next, cancellationToken);
        }
    }

    private async Task DeleteAsync(RollupMark mark, CancellationToken cancellationToken)
    {
        var before = mark.SourceKeptFrom.ToUnixTimeMilliseconds();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sql =
            (context.Database.IsSqlServer() ? DeletePiece : "DELETE FROM ")
            + (mark.Resolution == RollupResolution.Hour ? OldMinutes : OldHours);
        var (deleted, after, accounts) = (0L, "", AccountsAtOnce);
        while (await UpToAsync(context, after, accounts, cancellationToken) is { } upTo)
        {
            var (rows, piece) = (0L, 0);
            do
            {
                piece = await context.Database.ExecuteSqlRawAsync(sql, [after, upTo, before], cancellationToken);
                rows += piece;
            } while (piece == Piece);

            deleted += rows;
            accounts = rows == 0 ? Math.Min(accounts * 2, MostAccountsAtOnce) : AccountsAtOnce;
            after = upTo;
        }

        LogDeleted(deleted, mark.Resolution == RollupResolution.Hour ? "minutes" : "hours", mark.SourceKeptFrom);
    }

    /// <summary>The last account of the next page.</summary>
    private static async Task<string?> UpToAsync(
        ConsoleDbContext context,
        string after,
        int accounts,
        CancellationToken cancellationToken
    ) =>
        await context
            .AccountStates.Where(state => state.AccountId.CompareTo(after) > 0)
            .OrderBy(state => state.AccountId)
            .Select(state => state.AccountId)
            .Take(accounts)
            .MaxAsync(id => (string?)id, cancellationToken);

    [LoggerMessage(
        LogLevel.Debug,
        "{Count} {What} of the throttle history from before {KeptFrom} are deleted; their sums stay"
    )]
    private partial void LogDeleted(long count, string what, DateTimeOffset keptFrom);

    [LoggerMessage(LogLevel.Warning, "Old throttle history could not be deleted; the next round tries again")]
    private partial void LogFailed(Exception exception);
}
