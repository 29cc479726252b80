using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Ledgers;

/// <summary>
/// Random operations on the money of some accounts, in random batches, through the real commands on a real database:
/// deposits, adjustments, refunds, credits, charges, and the same again as a caller sends it who heard no answer. Every
/// answer is foretold by plain arithmetic, every balance is compared after every batch, and at the end the whole
/// ledger, line by line.
/// </summary>
internal sealed class LedgerTrial(LedgerTarget target, int seed)
{
    private const int Accounts = 40;
    private const int LargestBatch = 2_500;
    private const int BatchesBetweenChecks = 50;
    private const long CreditMicros = 50_000_000;
    private const decimal UsdPerHour = 0.15m;

    private static readonly Actor Engineer = new("ledger-trial", "Ledger trial", [Role.SupportEngineer]);

    private readonly Random _dice = new(seed);
    private readonly List<LedgerModel> _models =
    [
        .. Enumerable
            .Range(0, Accounts)
            .Select(number => new LedgerModel($"money-{number}", isInvoiced: number % 4 == 0)),
    ];
    private readonly Queue<Lease> _work = [];
    private readonly List<(LedgerModel Model, string Attempt, Task<CreditOutcome> Outcome)> _attempts = [];
    private readonly List<Func<Task>> _expectations = [];
    private long _operations;
    private long _charges;
    private long _repeats;

    /// <summary>Runs it.</summary>
    /// <param name="operations">About how many.</param>
    /// <exception cref="InvalidOperationException">
    /// Something does not add up; the message says what, and the seed.
    /// </exception>
    public async Task<LedgerReport> RunAsync(long operations)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(_models.Select(model => target.Batcher.ExecuteAsync(Register(model), default)));
        var batches = 0L;
        while (_operations < operations)
        {
            await FindWorkAsync();
            for (var left = 1 + _dice.Next(LargestBatch); left > 0; left--)
            {
                Operate();
            }

            await ExpectAsync();
            await CompareBalancesAsync();
            if (++batches % BatchesBetweenChecks == 0)
            {
                await VerifyAsync();
            }
        }

        await VerifyAsync();
        await CompareLedgerAsync();
        return new(
            seed,
            _operations,
            batches,
            _models.Sum(model => model.Entries.Count),
            _charges,
            _models.Count(model => model.Known.ContainsKey(LedgerEntry.CreditReference)),
            _repeats,
            watch.Elapsed
        );
    }

    private static RegisterCommand Register(LedgerModel model) =>
        new(
            new()
            {
                AccountId = model.Id,
                Email = $"ops@{model.Id}.example",
                Name = model.Id,
                Plan = AccountPlan.PayAsYouGo,
                EomBilling = model.IsInvoiced,
            }
        );

    /// <summary>Transcripts to charge for. A negative account's are refused, which is no matter of money.</summary>
    private async Task FindWorkAsync()
    {
        if (_work.Count >= LargestBatch)
        {
            return;
        }

        await Task.WhenAll(
            _models.Select(model =>
                target.Batcher.ExecuteAsync(
                    new SubmitCommand(model.Id, [.. Enumerable.Range(0, 60).Select(_ => new TranscriptSubmission())]),
                    default
                )
            )
        );
        IReadOnlyList<Lease> leases;
        do
        {
            leases = await target.Batcher.ExecuteAsync(
                new LeaseCommand(new("ledger-trial", 1_000, TimeSpan.Zero, TimeSpan.FromHours(6))),
                default
            );
            foreach (var lease in leases)
            {
                _work.Enqueue(lease);
            }
        } while (leases.Count > 0);
    }

    private void Operate()
    {
        _operations++;
        var model = _models[_dice.Next(_models.Count)];
        switch (_dice.Next(100))
        {
            case < 28:
                Post(model, LedgerKind.Deposit, _dice.NextInt64(1, 3_000_000));
                break;
            case < 34:
                Post(model, LedgerKind.Adjustment, (_dice.Next(2) == 0 ? 1 : -1) * _dice.NextInt64(1, 5_000_000));
                break;
            case < 40:
                Post(model, LedgerKind.Refund, -_dice.NextInt64(1, 4_000_000));
                break;
            case < 52:
                PostAgain(model);
                break;
            case < 54:
                Grant(model);
                break;
            case < 55:
                GrantAgain();
                break;
            default:
                Charge();
                break;
        }
    }

    private void Post(LedgerModel model, LedgerKind kind, long amount, string? reference = null)
    {
        reference ??= $"entry-{_operations}";
        var expected = model.Post(reference, kind, amount);
        var answer = target.Batcher.ExecuteAsync(
            new DepositCommand(new(model.Id, new(amount), reference) { Kind = kind }),
            default
        );
        Expect(answer, expected, $"{kind} of {amount} under {reference} to {model.Id}");
    }

    /// <summary>A reference that is known: with its own amount nothing happens, with another it is refused.</summary>
    private void PostAgain(LedgerModel model)
    {
        if (
            model.Entries is not [_, ..] entries
            || entries[_dice.Next(entries.Count)] is not { Kind: not LedgerKind.ComplimentaryCredit } known
        )
        {
            return;
        }

        _repeats++;
        Post(
            model,
            known.Kind,
            _dice.Next(3) == 0 ? known.Amount + Math.Sign(known.Amount) : known.Amount,
            known.Reference
        );
    }

    private void Grant(LedgerModel model)
    {
        var (expected, attempt) = (model.Grant(CreditMicros), $"attempt-{_operations}");
        var answer = target.Batcher.ExecuteAsync(Wish(model, attempt), default);
        _attempts.Add((model, attempt, answer));
        _expectations.Add(async () =>
            Demand(
                await answer switch
                {
                    CreditOutcome.Granted granted => expected == (granted.Before.Micros, granted.After.Micros),
                    CreditOutcome.Refused => expected is null,
                    _ => false,
                },
                $"credit to {model.Id} ({attempt}): {await answer}, expected {expected}"
            )
        );
    }

    /// <summary>An attempt that was made: the same answer, and nothing else.</summary>
    private void GrantAgain()
    {
        if (_attempts.Count == 0)
        {
            return;
        }

        _repeats++;
        var (model, attempt, first) = _attempts[_dice.Next(_attempts.Count)];
        var answer = target.Batcher.ExecuteAsync(Wish(model, attempt), default);
        _expectations.Add(async () =>
            Demand(
                Equals(await answer, await first),
                $"{attempt} to {model.Id} again: {await answer}, first {await first}"
            )
        );
    }

    private GrantCreditCommand Wish(LedgerModel model, string attempt) =>
        new(Engineer, new(model.Id, "Tried by the ledger's trial", "SUP-1", attempt), target.Billing);

    private void Charge()
    {
        if (!_work.TryDequeue(out var lease))
        {
            return;
        }

        _charges++;
        var model = _models.Find(model => model.Id == lease.AccountId)!;
        var (milliseconds, succeeds) = (_dice.NextInt64(0, 60_000_000), _dice.Next(20) > 0);
        model.Use(
            succeeds
                ? (long)
                    decimal.Round(milliseconds * UsdPerHour * 1_000_000 / 3_600_000, 0, MidpointRounding.AwayFromZero)
                : 0
        );
        for (var times = _dice.Next(10) == 0 ? 2 : 1; times > 0; times--)
        {
            var answer = target.Batcher.ExecuteAsync(
                new CompleteCommand([
                    new(lease.Id, lease.LeaseToken, succeeds, milliseconds, succeeds ? null : "no speech"),
                ]),
                default
            );
            _expectations.Add(async () =>
                Demand((await answer).Accepted.Count == 1, $"completion of {lease.Id} of {model.Id} was not accepted")
            );
        }
    }

    private void Expect(Task<DepositOutcome> answer, DepositOutcome expected, string what) =>
        _expectations.Add(async () =>
            Demand(Equals(await answer, expected), $"{what}: {await answer}, expected {expected}")
        );

    private async Task ExpectAsync()
    {
        foreach (var expectation in _expectations)
        {
            await expectation();
        }

        _expectations.Clear();
    }

    private async Task CompareBalancesAsync()
    {
        await using var context = await target.Contexts.CreateDbContextAsync();
        var balances = await context
            .AccountStates.AsNoTracking()
            .ToDictionaryAsync(state => state.AccountId, state => state.Balance.Micros);
        foreach (var model in _models)
        {
            Demand(
                balances[model.Id] == model.Balance,
                $"{model.Id} has {balances[model.Id]}, it must be {model.Balance}"
            );
        }
    }

    private async Task VerifyAsync()
    {
        var found = await target.Verifier.VerifyAsync(null, default);
        Demand(
            found is { Accounts: Accounts, Differences.Count: 0 },
            $"the verifier found {string.Join("; ", found.Differences)}"
        );
    }

    private async Task CompareLedgerAsync()
    {
        await using var context = await target.Contexts.CreateDbContextAsync();
        foreach (var model in _models)
        {
            var entries = await context
                .LedgerEntries.AsNoTracking()
                .Where(entry => entry.AccountId == model.Id)
                .OrderBy(entry => entry.Id)
                .Select(entry => new
                {
                    entry.Reference,
                    entry.Kind,
                    entry.Amount,
                    entry.BalanceAfter,
                })
                .ToListAsync();
            var lines = entries
                .Select(entry => (entry.Reference, entry.Kind, entry.Amount.Micros, entry.BalanceAfter.Micros))
                .ToList();
            var line = lines.Zip(model.Entries).TakeWhile(pair => pair.First == pair.Second).Count();
            Demand(
                line == model.Entries.Count && line == lines.Count,
                $"the ledger of {model.Id} is another than it must be from line {line} of {lines.Count}"
            );
            var used = (
                await context
                    .UsageHours.AsNoTracking()
                    .Where(hour => hour.AccountId == model.Id)
                    .Select(hour => hour.Cost)
                    .ToListAsync()
            ).Sum(cost => cost.Micros);
            Demand(used == model.Used, $"{model.Id} used {used}, it must be {model.Used}");
        }
    }

    private void Demand(bool holds, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{problem} (seed {seed}, after {_operations} operations)");
        }
    }
}
