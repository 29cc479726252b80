using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Tests.Crash.Checks;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Crash.Payments;

/// <summary>
/// Stripe's events, doubled and in any order, to all nodes at once, while accounts are registered in the middle of them
/// and nodes are killed. In the end the ledger of each payment must be what its facts say, as if every event had come
/// once.
/// </summary>
/// <param name="options">A kill strikes in every wave.</param>
/// <param name="paymentsInAWave">Told together.</param>
internal sealed class PaymentCrashRun(CrashOptions options, int paymentsInAWave) : IDisposable
{
    private const string Secret = "whsec_crash";
    private const string Webhook = "/webhooks/stripe";
    private const int Callers = 8;

    private static readonly TimeSpan LatestKill = TimeSpan.FromMilliseconds(400);

    private readonly Random _dice = new(options.Seed);
    private readonly CrashTally _tally = new();
    private readonly Journal _journal = new(Path.Combine(options.Folder, $"payments-{options.Seed}.jsonl"));
    private readonly List<(string Account, string Payment, IReadOnlyList<byte[]> Events)> _stories = [];
    private readonly ConcurrentQueue<string> _violations = [];
    private readonly List<PlatformCaller> _callers = [];
    private int _told;

    /// <summary>Runs it to its end.</summary>
    /// <param name="progress">Told after every wave.</param>
    public async Task<CrashReport> RunAsync(Action<string> progress)
    {
        var watch = Stopwatch.StartNew();
        await using var nodes = new CrashNodes(
            options with
            {
                Database = new Dictionary<string, string>(options.Database) { ["Stripe__WebhookSecret"] = Secret },
            }
        );
        await nodes.StartAsync();
        _callers.AddRange(
            Enumerable
                .Range(0, Callers)
                .Select(number => new PlatformCaller(
                    $"stripe-{number}",
                    nodes.Doors,
                    _journal,
                    _tally,
                    new Random(_dice.Next())
                ))
        );
        for (var wave = 0; wave < options.Kills; wave++)
        {
            await WaveAsync(nodes, wave);
            progress($"{wave + 1} kills, {_told:N0} events answered, {_violations.Count} violations");
        }

        await CheckAsync();
        var broken = Journal
            .Read(_journal.FilePath)
            .Where(entry => entry.Event == JournalEvent.Broken)
            .Select(entry => entry.Text!);
        return new(options, _tally, _told, nodes.Restarts, watch.Elapsed, [.. _violations.Distinct(), .. broken]);
    }

    public void Dispose()
    {
        _callers.ForEach(caller => caller.Dispose());
        _journal.Dispose();
    }

    private async Task WaveAsync(CrashNodes nodes, int wave)
    {
        var account = $"paid_{wave}";
        var events = new List<byte[]>();
        for (var number = 0; number < paymentsInAWave; number++)
        {
            var payment = $"pi_{wave}_{number}";
            var story = RandomStory.Events(_dice, payment, "cus_" + account);
            _stories.Add((account, payment, story));
            events.AddRange(story);
            events.AddRange(story.Where(_ => _dice.Next(2) == 0));
        }

        var told = events.ToArray();
        _dice.Shuffle(told);
        var left = new ConcurrentQueue<byte[]>(told);
        var telling = Task.WhenAll(_callers.Skip(1).Select(caller => Task.Run(() => TellAsync(caller, left))));
        await Task.Delay(LatestKill * _dice.NextDouble(), TimeProvider.System);
        var registering = Task.Run(() => RegisterAsync(_callers[0], account));
        await Task.Delay(LatestKill * _dice.NextDouble() / 4, TimeProvider.System);
        var choice = _dice.Next(nodes.All.Count + 1);
        await nodes.StrikeAsync(choice < nodes.All.Count ? [nodes.All[choice]] : nodes.All, midway: null);
        await registering;
        await telling;
    }

    private async Task TellAsync(PlatformCaller caller, ConcurrentQueue<byte[]> left)
    {
        while (left.TryDequeue(out var body))
        {
            var answer = await caller.InsistAsync(HttpMethod.Post, Webhook, () => Signed(body));
            if (answer.IsSuccess)
            {
                Interlocked.Increment(ref _told);
            }
            else
            {
                _violations.Enqueue($"an event was answered {answer}");
            }
        }
    }

    private async Task RegisterAsync(PlatformCaller caller, string account)
    {
        var answer = await caller.InsistAsync(HttpMethod.Put, "accounts/" + account, () => JsonContent.Create(
                new
                {
                    email = $"ops@{account}.example",
                    name = account,
                    plan = "payAsYouGo",
                    stripeCustomerId = "cus_" + account,
                }
            ));
        if (answer.Status is not (200 or 201))
        {
            _violations.Enqueue($"{account} was answered {answer}");
        }
    }

    private static ByteArrayContent Signed(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation(
            "Stripe-Signature",
            StripeGateways.Sign(body, Secret, TimeProvider.System.GetUtcNow())
        );
        return content;
    }

    private async Task CheckAsync()
    {
        var snapshot = await DatabaseSnapshot.ReadAsync(options.Checked);
        foreach (var (account, payment, events) in _stories)
        {
            var facts = events
                .Select(body => MoneyEventReader.Read(body, "purpose").Facts!)
                .Aggregate((all, next) => all.Join(next));
            var expected = facts.CustomerId is null ? Money.Zero : PaymentStanding.Of(facts).InLedger;
            var entries = snapshot.Ledger.Where(entry => LedgerReferences.IsOf(entry.Reference, payment)).ToList();
            if (entries.Sum(entry => entry.Amount) != expected.Micros || entries.Any(entry => entry.Account != account))
            {
                _violations.Enqueue($"{payment} of {account} should be {expected} and is {string.Join("; ", entries)}");
            }
        }

        foreach (var problem in MoneyChecks.Balances(snapshot))
        {
            _violations.Enqueue(problem);
        }
    }
}
