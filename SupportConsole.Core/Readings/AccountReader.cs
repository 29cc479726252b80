using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Throttling.Refusals;

namespace SupportConsole.Core.Readings;

/// <summary>
/// Reads an account with what is known of it already. One statement tells the account's row; minutes that have ended
/// since and new records take one more each, and only when the row says that there are some.
/// </summary>
internal sealed class AccountReader(
    IDbContextFactory<ConsoleDbContext> contexts,
    AccountView view,
    IOptions<ThrottlingOptions> throttling,
    TimeProvider clock
)
{
    /// <summary>
    /// Compiled once: building and looking up the statement took more time than running it. Not static, because it is
    /// compiled for one engine.
    /// </summary>
    private readonly Func<
        ConsoleDbContext,
        string,
        DateTimeOffset,
        DateTimeOffset,
        CancellationToken,
        Task<AccountRow?>
    > _row = EF.CompileAsyncQuery(
        (
            ConsoleDbContext context,
            string accountId,
            DateTimeOffset now,
            DateTimeOffset windowStart,
            CancellationToken cancellationToken
        ) =>
            (
                from account in context.Set<Account>().AsNoTracking()
                where account.Id == accountId
                join state in context.Set<AccountState>().AsNoTracking() on account.Id equals state.AccountId
                from own in context
                    .Set<LimitOverride>()
                    .AsNoTracking()
                    .Where(own => own.AccountId == account.Id && own.Kind == LimitKind.AsyncConcurrency)
                    .DefaultIfEmpty()
                from waiting in context
                    .Set<Escalation>()
                    .AsNoTracking()
                    .Where(waiting =>
                        waiting.AccountId == account.Id
                        && waiting.Kind == LimitKind.AsyncConcurrency
                        && waiting.State == EscalationState.Waiting
                        && waiting.LapsesAt > now
                    )
                    .DefaultIfEmpty()
                from spend in context
                    .Set<MeasuredSpend>()
                    .AsNoTracking()
                    .Where(spend => spend.AccountId == account.Id)
                    .DefaultIfEmpty()
                select new AccountRow
                {
                    Spend = spend,
                    Account = account,
                    State = state,
                    Own = own,
                    Waiting = waiting,
                    AreStreamsRefused = context
                        .Set<StreamingMinute>()
                        .Any(minute =>
                            minute.AccountId == accountId && minute.Minute >= windowStart && minute.Refused > 0
                        ),
                    IsLemurRefused = context
                        .Set<LemurMinute>()
                        .Any(minute => minute.AccountId == accountId && minute.Minute >= windowStart),
                    LastLedgerEntry = context
                        .Set<LedgerEntry>()
                        .Where(entry => entry.AccountId == accountId)
                        .Max(entry => (long?)entry.Id),
                    LastAuditEntry = context
                        .Set<AuditEntry>()
                        .Where(entry => entry.AccountId == accountId)
                        .Max(entry => (long?)entry.Sequence),
                }
            ).FirstOrDefault()
    );

    /// <summary>The reading; null for an unknown account.</summary>
    public async Task<AccountReading?> ReadAsync(
        string accountId,
        AccountMemory memory,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await _row(context, accountId, now, view.From(now), cancellationToken) is not { } row)
        {
            return null;
        }

        memory.Check(row);
        if (memory.KnownTo != row.State.Minute.Start)
        {
            await AddMinutesAsync(context, row.State, memory, now, cancellationToken);
        }

        if (memory.Records.IsBehind(row))
        {
            memory.Records = await context.RecordsAsync(row, memory.Records, cancellationToken);
        }

        var minutes = memory.Minutes(row.State, view.From(now));
        DateTimeOffset? since = row.State.ThrottledSince is not { } queueSince
            ? null
            : memory.EpisodeSince(queueSince, minutes, now, throttling.Value.EpisodeGap)
                ?? memory.Remember(
                    now,
                    await context.EpisodeStartAsync(
                        row.State.AccountId,
                        queueSince,
                        throttling.Value.EpisodeGap,
                        cancellationToken
                    )
                );
        var refusals = await RefusalsAsync(context, row, now, cancellationToken);
        return view.Of(
            row,
            minutes,
            memory.Records,
            since,
            memory.Refused(row.State, now.AddHours(-24)),
            refusals,
            now
        );
    }

    /// <summary>Minutes with refusals over a limit, read only when the row says that there are some lately.</summary>
    private async Task<RateRefusals> RefusalsAsync(
        ConsoleDbContext context,
        AccountRow row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var from = now - RefusalQueries.LookBack;
        return new(
            row.AreStreamsRefused ? await ReadAsync(LimitedProduct.Streaming) : [],
            row.IsLemurRefused ? await ReadAsync(LimitedProduct.Lemur) : []
        );

        Task<IReadOnlyList<RefusalMinute>> ReadAsync(LimitedProduct product) =>
            context.RefusalsAsync(
                product,
                row.Account.Id,
                view.LemurLimitOf(row.State),
                from,
                to: null,
                cancellationToken
            );
    }

    private async Task AddMinutesAsync(
        ConsoleDbContext context,
        AccountState state,
        AccountMemory memory,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var own = context.ThrottleMinutes.AsNoTracking().Where(minute => minute.AccountId == state.AccountId);
        if (memory.KnownTo is { } known)
        {
            var ended = await own.Where(minute => minute.Minute >= known)
                .OrderBy(minute => minute.Minute)
                .ToListAsync(cancellationToken);
            memory.Add(state, ended, Refusals(ended));
            return;
        }

        var (from, day) = (view.From(now), now.AddHours(-24));
        var rows = await own.Where(minute =>
                minute.Minute >= from || (minute.Minute >= day && minute.RefusedForBalance > 0)
            )
            .Concat(own.Where(minute => minute.Minute < from).OrderByDescending(minute => minute.Minute).Take(1))
            .ToListAsync(cancellationToken);
        List<ThrottleMinute> ordered = [.. rows.DistinctBy(minute => minute.Minute).OrderBy(minute => minute.Minute)];
        var before = ordered.FindLastIndex(minute => minute.Minute < from);
        memory.Add(state, ordered.Skip(Math.Max(0, before)), Refusals(ordered), isWhole: before < 0);
    }

    private static IEnumerable<RefusedMinute> Refusals(IEnumerable<ThrottleMinute> minutes) =>
        minutes
            .Where(minute => minute.RefusedForBalance > 0)
            .Select(minute => new RefusedMinute(minute.Minute, minute.RefusedForBalance));
}
