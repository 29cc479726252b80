using System.Text.Json;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// The effective limit of an account over time, from the audit, the ledger and the ends of its transcripts.
/// </summary>
internal sealed class LimitHistory
{
    private readonly CrashAccount _account;
    private readonly List<(long At, long Limit)> _changes;

    /// <summary>Balance before any event at a time, and what came in at it, in order of time.</summary>
    private readonly List<(long At, long Before, long Received)> _balances = [];

    public LimitHistory(CrashAccount account, Evidence evidence)
    {
        _account = account;
        _changes =
        [
            .. evidence
                .Snapshot.Audit.Where(entry =>
                    entry.Account == account.Id && entry.Outcome == 0 && entry.Action != "account.create"
                )
                .Select(entry => (entry.At, LimitIn(entry.After!))),
        ];
        var movements = evidence
            .Snapshot.Ledger.Where(entry => entry.Account == account.Id)
            .Select(entry => (entry.At, entry.Amount))
            .Concat(
                evidence
                    .Of[account.Id]
                    .Where(row => row.Finished is not null)
                    .Select(row => (At: row.Finished!.Value, Amount: -row.Cost))
            );
        var balance = 0L;
        foreach (var moment in movements.GroupBy(movement => movement.At).OrderBy(moment => moment.Key))
        {
            _balances.Add(
                (moment.Key, balance, moment.Where(movement => movement.Amount > 0).Sum(movement => movement.Amount))
            );
            balance += moment.Sum(movement => movement.Amount);
        }

        _balances.Add((long.MaxValue, balance, 0));
    }

    /// <summary>The highest limit that was in force at some instant of this millisecond.</summary>
    public long HighestAt(long time)
    {
        var before = _changes.FindLastIndex(change => change.At < time);
        var limits = _changes
            .Skip(before + 1)
            .TakeWhile(change => change.At == time)
            .Select(change => change.Limit)
            .Append(before < 0 ? _account.Limit : _changes[before].Limit);
        return _account.IsPrepaid && HighestBalanceAt(time) < 0 ? 1 : limits.Max();
    }

    public static long LimitIn(string state) =>
        JsonDocument.Parse(state).RootElement.GetProperty("throttleLimit").GetInt64();

    private long HighestBalanceAt(long time)
    {
        var next = _balances.BinarySearch((time, long.MinValue, 0));
        var (at, before, received) = _balances[next < 0 ? ~next : next];
        return at == time ? before + received : before;
    }
}
