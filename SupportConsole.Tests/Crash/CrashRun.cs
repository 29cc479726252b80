using System.Diagnostics;
using SupportConsole.Tests.Crash.Checks;
using SupportConsole.Tests.Crash.Rates;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Crash;

/// <summary>
/// The crash test: traffic over HTTP against the real program, which is killed at random moments and started again,
/// while a checker of its own compares the database with the driver's journal.
/// </summary>
internal sealed class CrashRun(CrashOptions options) : IDisposable
{
    private const int Submitters = 3;
    private const int Workers = 3;
    private const int Gateways = 2;
    private const int LemurCallers = 2;

    private static readonly TimeSpan DrainTimeout = TimeSpan.FromMinutes(2);

    private readonly Random _dice = new(options.Seed);
    private readonly CrashTally _tally = new();
    private readonly Journal _journal = new(Path.Combine(options.Folder, $"journal-{options.Seed}.jsonl"));
    private readonly List<PlatformCaller> _callers = [];
    private readonly List<string> _violations = [];
    private long _seenAcknowledgements;

    /// <summary>So many calls of a caller are named, for each account.</summary>
    private int KeysOfCaller => 200 + (100 * options.Kills);

    /// <summary>Runs it to its end.</summary>
    /// <param name="progress">Told after every check.</param>
    public async Task<CrashReport> RunAsync(Action<string> progress)
    {
        var watch = Stopwatch.StartNew();
        await using var nodes = new CrashNodes(options);
        await nodes.StartAsync();
        var cashier = new CrashCashier("cashier", Caller("cashier", nodes));
        await RegisterAsync(Caller("registrar", nodes));
        string[] gateways = [.. Enumerable.Range(0, Gateways).Select(number => $"gateway-{number}")];
        string[] lemurCallers = [.. Enumerable.Range(0, LemurCallers).Select(number => $"lemur-{number}")];
        await CrashKeys.InsertAsync(options.Written, [.. gateways, .. lemurCallers], KeysOfCaller);
        using var end = new CancellationTokenSource();
        var workers = Enumerable
            .Range(0, Workers)
            .Select(number => $"worker-{number}")
            .Select(name => new CrashWorker(name, Caller(name, nodes)))
            .ToList();
        var engineer = new CrashEngineer("engineer", Caller("engineer", nodes));
        var sessions = new OpenSessions();
        var traffic = Task.WhenAll([
            .. Enumerable
                .Range(0, Submitters)
                .Select(number => $"submitter-{number}")
                .Select(name => new CrashSubmitter(name, Caller(name, nodes)).RunAsync(end.Token)),
            .. workers.Select(worker => worker.RunAsync(end.Token)),
            .. gateways.Select(name =>
                new CrashGateway(new(name, KeysOfCaller), Caller(name, nodes), sessions).RunAsync(end.Token)
            ),
            .. lemurCallers.Select(name =>
                new CrashLemur(new(name, KeysOfCaller), Caller(name, nodes)).RunAsync(end.Token)
            ),
            cashier.RunAsync(end.Token),
            engineer.RunAsync(end.Token),
        ]);
        try
        {
            await (
                options.Roll is { } roll
                    ? roll.During(nodes.Doors[0](), () => StrikeAsync(nodes, traffic, progress))
                    : StrikeAsync(nodes, traffic, progress)
            );
        }
        finally
        {
            await end.CancelAsync();
        }

        await traffic;
        await cashier.SettleAsync();
        var drained = await DrainAsync(workers[0]);
        var figures = CrashFigures.Of(await CheckAsync(isEnd: true));
        _violations.AddRange(
            drained ? [] : [$"not everything has ended {DrainTimeout.TotalSeconds} s after the last kill"]
        );
        return new(options, _tally, _journal.Acknowledged, nodes.Restarts, watch.Elapsed, _violations)
        {
            Figures = figures,
        };
    }

    public void Dispose()
    {
        _callers.ForEach(caller => caller.Dispose());
        _journal.Dispose();
    }

    private PlatformCaller Caller(string name, CrashNodes nodes)
    {
        var caller = new PlatformCaller(name, nodes.Doors, _journal, _tally, new Random(_dice.Next()));
        _callers.Add(caller);
        return caller;
    }

    private static async Task RegisterAsync(PlatformCaller registrar)
    {
        foreach (var account in CrashAccount.All)
        {
            await registrar.RegisterAsync(account);
        }
    }

    private async Task StrikeAsync(CrashNodes nodes, Task traffic, Action<string> progress)
    {
        for (var kill = 1; kill <= options.Kills; kill++)
        {
            await PeaceAsync(traffic);
            await (
                options.Roll is null
                    ? nodes.StrikeAsync(
                        Victims(nodes),
                        _dice.Next(8) == 0 ? TimeSpan.FromMilliseconds(_dice.Next(2_000)) : null
                    )
                    : nodes.ReplaceAsync(nodes.All[kill % nodes.All.Count])
            );
            if (kill % options.KillsBetweenChecks == 0)
            {
                await CheckAsync(isEnd: false);
                progress(
                    $"{kill} kills, {_tally.Calls:N0} requests, {_journal.Acknowledged:N0} acknowledged, "
                        + $"{_violations.Count} violations"
                );
            }
        }
    }

    /// <summary>Waits until something was acknowledged since the last kill, and then for any time.</summary>
    private async Task PeaceAsync(Task traffic)
    {
        while (_journal.Acknowledged == _seenAcknowledgements && !traffic.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        if (traffic.IsCompleted)
        {
            // It ends only by failing; here its exception comes out.
            await traffic;
        }

        await Task.Delay(options.LongestPeace * _dice.NextDouble(), TimeProvider.System);
        _seenAcknowledgements = _journal.Acknowledged;
    }

    private List<ProgramProcess> Victims(CrashNodes nodes)
    {
        // Any one of them, or all.
        var choice = _dice.Next(nodes.All.Count + 1);
        return choice < nodes.All.Count ? [nodes.All[choice]] : [.. nodes.All];
    }

    private async Task<bool> DrainAsync(CrashWorker worker)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < DrainTimeout)
        {
            // Leases that a kill left behind end by themselves, so an empty page is not the end; so do sessions that
            // nobody terminates.
            if (await worker.DrainAsync() == 0 && IsDrained(await DatabaseSnapshot.ReadAsync(options.Checked)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDrained(DatabaseSnapshot snapshot)
    {
        var overdue = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - CrashRates.LongestSession;
        return snapshot.States.All(state => state.Running + state.Queued == 0)
            && snapshot.Sessions.All(session => session.Ended is not null || session.Opened > overdue);
    }

    private async Task<Evidence> CheckAsync(bool isEnd)
    {
        // What was acknowledged before the snapshot must be in it; what is in it must have been sent until after.
        var before = Journal.Read(_journal.FilePath);
        var snapshot = await DatabaseSnapshot.ReadAsync(options.Checked);
        var evidence = new Evidence(snapshot, before, Journal.Read(_journal.FilePath));
        _violations.AddRange(CrashChecker.Check(evidence, isEnd).Except(_violations));
        return evidence;
    }
}
