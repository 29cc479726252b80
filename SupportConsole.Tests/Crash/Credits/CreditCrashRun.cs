using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using SupportConsole.Tests.Crash.Checks;

namespace SupportConsole.Tests.Crash.Credits;

/// <summary>
/// Many attempts at the one credit of each account, at once and on all nodes, while nodes are killed. Each wave tries
/// some accounts and ends when every attempt has its answer; a watcher reads the tables all the while and must never
/// see the credit without what it frees.
/// </summary>
/// <param name="options">A kill strikes in every wave.</param>
/// <param name="attempts">In all.</param>
internal sealed class CreditCrashRun(CrashOptions options, int attempts) : IDisposable
{
    private const int AccountsInAWave = 4;
    private const int MostCallers = 250;

    private static readonly TimeSpan LatestKill = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly Random _dice = new(options.Seed);
    private readonly CrashTally _tally = new();
    private readonly Journal _journal = new(Path.Combine(options.Folder, $"credits-{options.Seed}.jsonl"));
    private readonly ConcurrentDictionary<string, string> _answers = [];
    private readonly ConcurrentQueue<string> _violations = [];
    private readonly List<PlatformCaller> _callers = [];

    private int AttemptsOfAnAccount => attempts / (options.Kills * AccountsInAWave);

    /// <summary>Runs it to its end.</summary>
    /// <param name="progress">Told after every wave.</param>
    public async Task<CrashReport> RunAsync(Action<string> progress)
    {
        var watch = Stopwatch.StartNew();
        await using var nodes = new CrashNodes(options);
        await nodes.StartAsync();
        _callers.AddRange(
            Enumerable
                .Range(0, Math.Min(MostCallers, AttemptsOfAnAccount * AccountsInAWave))
                .Select(number => new PlatformCaller(
                    $"engineer-{number}",
                    nodes.Doors,
                    _journal,
                    _tally,
                    new Random(_dice.Next())
                ))
        );
        var accounts = Enumerable.Range(0, options.Kills * AccountsInAWave).Select(CreditAccounts.Id).ToList();
        foreach (var account in accounts)
        {
            await CreditAccounts.PrepareAsync(_callers[0], account);
        }

        foreach (var (wave, tried) in accounts.Chunk(AccountsInAWave).Index())
        {
            await WaveAsync(nodes, tried);
            progress(
                $"{wave + 1} kills, {_answers.Count:N0} attempts answered, {_tally.Retries:N0} retries, "
                    + $"{_violations.Count} violations"
            );
        }

        await CheckAsync(accounts);
        var broken = Journal
            .Read(_journal.FilePath)
            .Where(entry => entry.Event == JournalEvent.Broken)
            .Select(entry => entry.Text!);
        return new(
            options,
            _tally,
            _answers.Count,
            nodes.Restarts,
            watch.Elapsed,
            [.. _violations.Distinct(), .. broken]
        );
    }

    public void Dispose()
    {
        _callers.ForEach(caller => caller.Dispose());
        _journal.Dispose();
    }

    private async Task WaveAsync(CrashNodes nodes, string[] accounts)
    {
        // One in eight is sent by two people's clicks under one attempt's id.
        var wishes = accounts
            .SelectMany(account =>
                Enumerable
                    .Range(0, AttemptsOfAnAccount)
                    .Select(number => (account, Attempt: $"{account}-{number - (number % 8 == 1 ? 1 : 0)}"))
            )
            .ToArray();
        _dice.Shuffle(wishes);
        var left = new ConcurrentQueue<(string Account, string Attempt)>(wishes);
        using var end = new CancellationTokenSource();
        var watcher = WatchAsync(end.Token);
        var engineers = Task.WhenAll(_callers.Select(caller => Task.Run(() => AskAsync(caller, left))));
        await Task.Delay(LatestKill * _dice.NextDouble(), TimeProvider.System);
        var choice = _dice.Next(nodes.All.Count + 1);
        await nodes.StrikeAsync(choice < nodes.All.Count ? [nodes.All[choice]] : nodes.All, midway: null);
        await engineers;
        await end.CancelAsync();
        await watcher;
    }

    private async Task AskAsync(PlatformCaller caller, ConcurrentQueue<(string Account, string Attempt)> left)
    {
        while (left.TryDequeue(out var wish))
        {
            var answer = await caller.InsistAsync(CreditDoor.Path, new CreditDoorRequest(wish.Account, wish.Attempt));
            var outcome = answer.IsSuccess ? answer.Body.GetProperty("outcome").GetString()! : answer.ToString();
            if (outcome is not ("Granted" or "Refused") || _answers.GetOrAdd(wish.Attempt, outcome) != outcome)
            {
                _violations.Enqueue($"{wish.Attempt} was answered {outcome}: {answer}");
            }
        }
    }

    /// <summary>
    /// Reads until told to stop: balance, counters and credit of an account are never of two moments.
    /// </summary>
    private async Task WatchAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var (account, money) in await ReadAsync())
            {
                if (money != CreditAccounts.Held && money != CreditAccounts.Freed)
                {
                    _violations.Enqueue($"{account} was seen with {money}");
                }
            }

            await Task.Delay(Look, TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<IReadOnlyDictionary<string, AccountMoney>> ReadAsync()
    {
        await using var connection = options.Checked();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT s.account_id, s.balance, s.running, s.queued,
                   (SELECT COUNT(*) FROM ledger_entries l WHERE l.account_id = s.account_id AND l.kind = 1 AND l.amount = 50000000)
            FROM account_states s
            """;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, AccountMoney>();
        while (await reader.ReadAsync())
        {
            found[reader.GetString(0)] = new(
                DatabaseSnapshot.Number(reader, 1),
                DatabaseSnapshot.Number(reader, 2),
                DatabaseSnapshot.Number(reader, 3),
                DatabaseSnapshot.Number(reader, 4)
            );
        }

        return found;
    }

    /// <summary>
    /// In the end every account has one credit, and the audit tells of every attempt once, and of one that was granted.
    /// </summary>
    private async Task CheckAsync(IReadOnlyList<string> accounts)
    {
        var snapshot = await DatabaseSnapshot.ReadAsync(options.Checked);
        var (money, audit) = (await ReadAsync(), snapshot.Audit.ToLookup(entry => entry.CorrelationId));
        foreach (var account in accounts)
        {
            var ledger = snapshot.Ledger.Where(entry => entry.Account == account).ToList();
            var granted = snapshot
                .Audit.Where(entry => entry.Account == account && entry.Action == "credit.grant" && entry.Outcome == 0)
                .ToList();
            Demand(money[account] == CreditAccounts.Freed, $"{account} has {money[account]}");
            Demand(
                ledger is [{ Amount: CreditAccounts.Credit }],
                $"{account}: the ledger is {string.Join("; ", ledger)}"
            );
            Demand(
                granted is [{ After: { } after }] && after.Contains("\"started\":1", StringComparison.Ordinal),
                $"{account}: granted are {string.Join("; ", granted)}"
            );
        }

        foreach (var (attempt, outcome) in _answers)
        {
            Demand(
                audit[attempt].ToList() is [{ } entry] && entry.Outcome == 0 == (outcome == "Granted"),
                $"{attempt} was answered {outcome} and is audited {string.Join("; ", audit[attempt])}"
            );
        }

        foreach (
            var problem in (IEnumerable<string>)[.. AuditChecks.Chain(snapshot), .. MoneyChecks.Balances(snapshot)]
        )
        {
            _violations.Enqueue(problem);
        }
    }

    private void Demand(bool holds, string problem)
    {
        if (!holds)
        {
            _violations.Enqueue(problem);
        }
    }
}
