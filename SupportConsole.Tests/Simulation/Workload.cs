using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Registration;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;
using SupportConsole.Tests.Simulation.Nodes;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation;

/// <summary>Draws what is asked next: mostly sensible, often repeated, late, mistaken or greedy.</summary>
internal sealed partial class Workload
{
    private readonly Random _random;
    private readonly WorldSettings _settings;
    private readonly Parties _parties;
    private readonly ReferenceModel _model;
    private readonly SimulatedTime _time;
    private readonly string[] _names;
    private readonly (int Weight, Func<Operation> Draw)[] _kinds;
    private readonly List<DepositRequest> _deposits = [];
    private int _drawn;

    public Workload(Random random, WorldSettings settings, Parties parties, ReferenceModel model, SimulatedTime time)
    {
        (_random, _settings, _parties, _model, _time) = (random, settings, parties, model, time);
        _names = [.. Enumerable.Range(0, settings.Accounts).Select(number => $"{(char)('a' + (number % 3))}{number}")];
        _kinds =
        [
            (Weight(20, 40), Submit),
            (Weight(10, 30), Lease),
            (Weight(15, 40), Complete),
            (Weight(2, 15), Heartbeat),
            (Weight(2, 10), Expire),
            (Weight(1, 6), ChangeLimit),
            (Weight(1, 5), Deposit),
            (Weight(1, 3), Register),
            (Weight(0, 50), OpenStream),
            (Weight(0, 10), EndStream),
            (Weight(0, 2), CloseStreams),
            (Weight(0, 20), AdmitLemur),
            (Weight(0, 5), RequestEscalation),
            (Weight(0, 4), DecideEscalation),
            (Weight(0, 3), RaiseUrgently),
            (Weight(0, 3), Undo),
            (Weight(0, 6), Revert),
            (Weight(0, 1), LapseEscalation),
            (Weight(0, 3), Override),
            (Weight(0, 12), Cancel),
            (Weight(0, 3), CancelQueue),
            (Weight(0, 3), Pause),
            (Weight(0, 4), EndPause),
            (Weight(0, 6), Delete),
            (Weight(0, 2), ChangePlan),
        ];
    }

    /// <summary>The next wish.</summary>
    public Operation Draw()
    {
        _drawn++;
        if (_parties.Accounts.Count == 0)
        {
            return Register();
        }

        var point = _random.Next(_kinds.Sum(kind => kind.Weight));
        foreach (var (weight, draw) in _kinds)
        {
            point -= weight;
            if (point < 0)
            {
                return draw();
            }
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    /// <summary>Lets an account work again that was disabled.</summary>
    public static Operation Enable(string accountId) =>
        new RegisterOperation(Registration(accountId, AccountPlan.PayAsYouGo, disabled: false));

    public Operation LeaseAll() => new LeaseOperation(new($"w{_drawn++}", 1_000, TimeSpan.Zero, TimeSpan.FromHours(1)));

    public Operation CompleteAll() =>
        new CompleteOperation([
            .. _parties.Held.Select(lease => new TranscriptResult(lease.Id, lease.LeaseToken, Succeeded: true, 1_000)),
        ]);

    private Operation Submit()
    {
        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        if (
            _model.Accounts.TryGetValue(accountId, out var account)
            && account.Running + account.Queued > _settings.Backlog
        )
        {
            return Complete();
        }

        var count = _random.Next(4) == 0 ? _random.Next(1, 30) : 1;
        return new SubmitOperation(accountId, [.. Enumerable.Range(0, count).Select(_ => Submission(accountId))]);
    }

    private TranscriptSubmission Submission(string accountId)
    {
        var id = _random.Next(20) switch
        {
            < 10 => $"{accountId}-{_drawn}-{_random.Next(1_000)}",
            < 12 => _parties
                .Ids.Where(known => known.AccountId == accountId)
                .Select(known => known.Id)
                .FirstOrDefault(),
            12 when _random.Next(4) == 0 && _parties.Ids.TryPeek(out var any) => any.Id,
            _ => null,
        };
        var projectId =
            _random.Next(100) == 0 ? "nowhere"
            : _random.Next(2) == 0 ? "default"
            : null;
        return new(id, projectId, Key(accountId), Pick(null, "universal", "slam-1", "SLAM-1"));
    }

    private LeaseOperation Lease() =>
        new(new($"w{_drawn}", Pick(1, 1, 5, 20, 1_000), TimeSpan.Zero, TimeSpan.FromSeconds(Pick(5, 60, 60, 3_600))));

    private CompleteOperation Complete()
    {
        var results = new List<TranscriptResult>();
        for (var count = Pick(1, 1, 3, 20); count > 0 && _parties.Held.Count > 0; count--)
        {
            var lease = _parties.LetGo(_random.Next(_parties.Held.Count));
            if (_random.NextDouble() >= _settings.WorkerDeathRate)
            {
                results.Add(Result(lease));
            }
        }

        if (results.Count == 0 || _random.Next(5) == 0)
        {
            results.Add(Result(Wrong()));
        }

        if (_random.Next(10) == 0)
        {
            results.Add(results[0]);
        }

        return new(results);
    }

    private TranscriptResult Result(LeaseKey lease) =>
        new(
            lease.Id,
            lease.LeaseToken,
            _random.Next(10) > 0,
            Pick(0, 12, 36, 999, 61_000, 3_600_000, 36_000_000L),
            "the audio cannot be read"
        );

    private HeartbeatOperation Heartbeat()
    {
        var leases = Enumerable
            .Range(0, Pick(1, 5, 20))
            .Where(_ => _parties.Held.Count > 0)
            .Select(_ => _parties.Held[_random.Next(_parties.Held.Count)])
            .ToList();
        if (leases.Count == 0 || _random.Next(5) == 0)
        {
            leases.Add(Wrong());
        }

        return new(leases);
    }

    /// <summary>A lease that is over, made up, or of another.</summary>
    private LeaseKey Wrong()
    {
        var past =
            _parties.Past.Count > 0
                ? _parties.Past.ElementAt(_random.Next(_parties.Past.Count))
                : new("never", "never");
        return _random.Next(4) switch
        {
            0 => new($"unknown-{_drawn}", "token"),
            1 => past with { LeaseToken = "made-up" },
            _ => past,
        };
    }

    private ExpireOperation Expire() => new(Pick(1, 10, 500));

    private OpenStreamOperation OpenStream()
    {
        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        return new(accountId, new(ApiKeyId: Key(accountId), RequestId: Name()));
    }

    private EndStreamOperation EndStream()
    {
        // Kept now and then, so that some end twice and some never.
        var id =
            _parties.Sessions.Count == 0 || _random.Next(20) == 0
                ? $"unknown-{_drawn}"
                : _parties.Sessions[_random.Next(_parties.Sessions.Count)];
        _ = _random.Next(4) == 0 || _parties.Sessions.Remove(id);
        return new(
            id,
            Pick<TimeSpan?>(
                null,
                TimeSpan.Zero,
                TimeSpan.FromMilliseconds(12),
                TimeSpan.FromMinutes(10),
                TimeSpan.FromHours(9)
            )
        );
    }

    /// <summary>Names an API key, now and then one of any account or of nobody.</summary>
    private string? Key(string accountId) =>
        _random.Next(100) switch
        {
            0 => "unknown",
            1 => SimulatedKeys.Of(Known())[0],
            _ => Pick([null, .. SimulatedKeys.Of(accountId)]),
        };

    /// <summary>Names a request, now and then like one before.</summary>
    private string? Name() => _random.Next(3) == 0 ? $"request-{_random.Next(200)}" : null;

    private CloseStreamsOperation CloseStreams() => new(Pick(1, 100));

    private AdmitLemurOperation AdmitLemur()
    {
        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        return new(
            accountId,
            new(
                ApiKeyId: Key(accountId),
                InputTokens: Pick(0, 1, 7, 100_000L),
                OutputTokens: Pick(0, 3, 20_000L),
                RequestId: Name()
            )
        );
    }

    private DepositOperation Deposit()
    {
        if (_deposits.Count > 0 && _random.Next(5) == 0)
        {
            var repeated = _deposits[_random.Next(_deposits.Count)];
            return new(_random.Next(5) == 0 ? repeated with { Amount = repeated.Amount + new Money(1) } : repeated);
        }

        var deposit = new DepositRequest(
            _random.Next(50) == 0 ? "nobody" : Known(),
            new(Pick(1, 500, 250_000, 5_000_000L)),
            $"payment-{_drawn}"
        );
        _deposits.Add(deposit);
        return new(deposit);
    }

    private RegisterOperation Register()
    {
        var registration = Registration(
            _names[_random.Next(_names.Length)],
            (AccountPlan)_random.Next(4),
            _random.Next(10) == 0
        );
        return new(
            registration with
            {
                EomBilling = _random.Next(3) == 0 ? default(Optional<bool>) : _random.Next(8) == 0,
                AutoPay =
                    _random.Next(3) == 0 ? default(Optional<AutoPay?>)
                    : _random.Next(8) == 0 ? new AutoPay(new(1_000_000), new(5_000_000))
                    : null,
            }
        );
    }

    private static AccountRegistration Registration(string accountId, AccountPlan plan, bool disabled) =>
        new()
        {
            AccountId = accountId,
            Email = $"{accountId}@example.com",
            Name = accountId,
            Plan = plan,
            Disabled = disabled,
        };

    private string Known() => _parties.Accounts[_random.Next(_parties.Accounts.Count)];

    private int Weight(int low, int high) => _random.Next(low, high + 1);

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];
}
