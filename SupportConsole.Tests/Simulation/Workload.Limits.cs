using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Tests.Simulation.Model;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation;

/// <content>Limits: changed for good and for a while, asked of engineering, raised urgently, undone,
/// reverted.</content>
internal sealed partial class Workload
{
    private static readonly Actor Engineer = new("engineer", "Eve Engineer", [Role.SupportEngineer]);
    private static readonly Actor Manager = new("manager", "Mia Manager", [Role.SupportManager]);
    private static readonly Actor Approver = new("approver", "Ann Approver", [Role.Engineering]);
    private static readonly Actor Both = new("both", "Bea Both", [Role.SupportEngineer, Role.Engineering]);

    private readonly List<LimitChangeRequest> _changes = [];
    private readonly List<LimitChangeRequest> _escalations = [];
    private readonly List<OverrideRequest> _overrides = [];
    private readonly List<AdministrationRequest> _plans = [];

    private ChangeLimitOperation ChangeLimit()
    {
        var actor = _random.Next(20) == 0 ? Manager : Engineer;
        if (Repeated(_changes) is { } repeated)
        {
            return new(actor, repeated);
        }

        var request = Wish(seen => Pick(1, 2, 3, 8, seen + 1, seen + 10, seen * 2, 500, 501));
        _changes.Add(request);
        return new(actor, request);
    }

    private RequestEscalationOperation RequestEscalation()
    {
        var actor = Pick(Engineer, Engineer, Engineer, Both, Approver);
        var peak = Pick(0, 20, 300);
        if (Repeated(_escalations) is { } repeated)
        {
            return new(actor, repeated, peak);
        }

        var request = _random.Next(3) == 0 ? StreamingWish() : Wish(seen => Pick(seen + 1, seen + 30, 501, 600, 800));
        _escalations.Add(request);
        return new(actor, request, peak);
    }

    private Operation DecideEscalation()
    {
        var (accountId, id) = Escalation();
        return id is null
            ? RequestEscalation()
            : new DecideEscalationOperation(
                Pick(Approver, Approver, Both, Engineer),
                accountId,
                new(
                    id,
                    Pick(
                        EscalationDecision.Approve,
                        EscalationDecision.Approve,
                        EscalationDecision.Deny,
                        EscalationDecision.Withdraw
                    ),
                    "a comment",
                    $"decision-{_drawn}"
                )
            );
    }

    private Operation LapseEscalation() =>
        Escalation() is (var accountId, { } id) ? new LapseEscalationOperation(accountId, id) : ChangeLimit();

    private UrgentRaiseOperation RaiseUrgently() =>
        new(_random.Next(20) == 0 ? Approver : Engineer, Wish(seen => Pick(seen, seen + 1, seen + 20, seen + 21)));

    private UndoLimitOperation Undo()
    {
        var accountId = Known();
        var last = _model.Accounts.GetValueOrDefault(accountId)?.Last?.Entry ?? 1;
        return new(
            _random.Next(20) switch
            {
                0 => Manager,
                1 or 2 => Approver,
                _ => Engineer,
            },
            new(accountId, _random.Next(8) == 0 ? last + 1 : last, "slip of the finger", "SUP-1", $"undo-{_drawn}")
        );
    }

    /// <summary>Every node looks at what is due.</summary>
    private Operation Revert()
    {
        var temporary = _model
            .Accounts.Values.Where(account => account is { Temporary: not null, Last: not null })
            .ToList();
        if (temporary.Count == 0)
        {
            return ChangeLimit();
        }

        var account = temporary[_random.Next(temporary.Count)];
        return new RevertLimitOperation(account.Id, account.Last!.Entry);
    }

    private ChangePlanOperation ChangePlan()
    {
        var actor = _random.Next(20) == 0 ? Engineer : Manager;
        if (_plans.Count > 0 && _random.Next(6) == 0)
        {
            return new(actor, _plans[_random.Next(_plans.Count)]);
        }

        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        var account = _model.Accounts.GetValueOrDefault(accountId);
        var seen = new AccountSettings
        {
            Email = $"{accountId}@example.com",
            Name = accountId,
            Plan = _random.Next(8) == 0 ? AccountPlan.Free : account?.Plan ?? AccountPlan.Free,
            SetHere = account?.ConsoleFields ?? ConsoleFields.None,
        };
        var wanted = (AccountPlan)(((int)seen.Plan + _random.Next(1, 4)) % 4);
        var request = new AdministrationRequest(
            accountId,
            AccountField.Plan,
            seen,
            seen with
            {
                Plan = wanted,
            },
            "agreed in the contract",
            $"T-{_drawn}",
            $"plan-{_drawn}"
        );
        _plans.Add(request);
        return new(actor, request);
    }

    private OverrideOperation Override()
    {
        var actor = _random.Next(20) == 0 ? Manager : Engineer;
        if (_overrides.Count > 0 && _random.Next(6) == 0)
        {
            var repeated = _overrides[_random.Next(_overrides.Count)];
            return new(actor, _random.Next(8) == 0 ? repeated with { Wanted = 9 } : repeated);
        }

        var (accountId, kind) = (
            _random.Next(50) == 0 ? "nobody" : Known(),
            OverridePolicy.Kinds[_random.Next(OverridePolicy.Kinds.Count)]
        );
        int? seen =
            _model.Accounts.TryGetValue(accountId, out var account) && account.Overrides.TryGetValue(kind, out var own)
                ? own
                : null;
        var request = new OverrideRequest(
            accountId,
            kind,
            _random.Next(8) == 0 ? 7 : seen,
            Pick<int?>(null, 0, 1, 3, 40, 150),
            "agreed in the contract",
            $"T-{_drawn}",
            $"override-{_drawn}"
        );
        _overrides.Add(request);
        return new(actor, request);
    }

    private (string AccountId, string? Id) Escalation()
    {
        var waiting = _model.Accounts.Values.Where(account => account.Escalation is not null).ToList();
        if (_model.PastEscalations.Count > 0 && (waiting.Count == 0 || _random.Next(6) == 0))
        {
            var past = _model.PastEscalations.ElementAt(_random.Next(_model.PastEscalations.Count));
            return (past.AccountId, past.Id);
        }

        return waiting.Count == 0 ? (Known(), null) : Of(waiting[_random.Next(waiting.Count)]);

        static (string, string?) Of(ModelAccount account) => (account.Id, account.Escalation!.Id);
    }

    private LimitChangeRequest? Repeated(List<LimitChangeRequest> requests)
    {
        if (requests.Count == 0 || _random.Next(6) > 0)
        {
            return null;
        }

        var repeated = requests[_random.Next(requests.Count)];
        return _random.Next(8) == 0 ? repeated with { NewLimit = repeated.NewLimit + 1 } : repeated;
    }

    /// <summary>More new sessions a minute, for good.</summary>
    private LimitChangeRequest StreamingWish()
    {
        var request = Wish(seen => seen) with { Kind = LimitKind.StreamingSessionsPerMinute, ExpiresAt = null };
        var seen =
            _model.Accounts.TryGetValue(request.AccountId, out var account) && _random.Next(8) > 0
                ? _model.StreamingStart(account)
                : 7;
        return request with { SeenLimit = seen, NewLimit = Math.Max(1, Pick(seen - 1, seen + 5, seen * 2, 501, 800)) };
    }

    private LimitChangeRequest Wish(Func<int, int> wished)
    {
        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        var seen =
            _model.Accounts.TryGetValue(accountId, out var account) && _random.Next(8) > 0
                ? _model.ThrottleLimit(account)
                : 7;
        return new(
            accountId,
            seen,
            Math.Max(1, wished(seen)),
            "more traffic from now on",
            $"T-{_drawn}",
            $"attempt-{_drawn}"
        )
        {
            ExpiresAt =
                _random.Next(3) == 0
                    ? DateTimeOffset
                        .FromUnixTimeMilliseconds(_time.Now)
                        .AddMilliseconds(Pick(-1, 59_000, 400_000, 900_000, 7_200_000, 8_000_000_000))
                    : null,
        };
    }
}
