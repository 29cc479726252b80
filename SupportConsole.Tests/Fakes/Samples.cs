using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Tests.Fakes;

/// <summary>Invented accounts and people for tests of pages.</summary>
internal static partial class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 14, 0, 0, TimeSpan.Zero);

    public static Actor Engineer { get; } = new("test:engineer", "Support engineer (test)", [Role.SupportEngineer]);

    public static Actor Manager { get; } = new("test:manager", "Support manager (test)", [Role.SupportManager]);

    public static Actor Administrator { get; } =
        new("test:administrator", "Administrator (test)", [Role.Administrator]);

    public static AccountOverview Account(
        string id = "10482",
        string name = "Northwind Captions",
        string? email = null,
        Func<AccountState, AccountState>? with = null,
        LimitOverride? own = null
    )
    {
        email ??= "ops@northwind.example";
        var state = new AccountState
        {
            AccountId = id,
            Plan = AccountPlan.PayAsYouGo,
            Balance = Money.FromDollars(184.2m),
            ThrottleLimitOverride = own?.Value,
        };
        state = with?.Invoke(state) ?? state;
        var account = new Account
        {
            Id = id,
            Email = email,
            Name = name,
            StripeCustomerId = "cus_Test" + id,
            CreatedAt = new DateTimeOffset(2025, 3, 14, 9, 11, 0, TimeSpan.Zero),
            Keys = AccountSearchKeys.Of(id, email, name, "cus_Test" + id),
        };
        return new AccountOverview(account, state, EffectiveLimit.Of(state, new LimitOptions()), own);
    }

    /// <summary>An account at its limit with others waiting.</summary>
    public static AccountOverview Throttled(
        int queued = 212,
        string id = "10482",
        string name = "Northwind Captions"
    ) =>
        Account(id, name, with: state =>
            state with
            {
                Running = 200,
                Queued = queued,
                ThrottledSince = Now.AddMinutes(-41),
            }
        );

    public static AccountThrottling Figures(
        AccountOverview overview,
        int? peak = null,
        decimal perMinute = 11.6m,
        long throttled = 0,
        long refused = 0,
        ThrottlingAssessment? assessment = null
    )
    {
        assessment ??= Assessment(overview);
        return new(
            overview,
            peak ?? overview.State.Demand,
            perMinute,
            throttled,
            refused,
            assessment,
            AccountVerdict.Of(overview, throttled, perMinute, assessment, new(refused, 0))
        );
    }

    /// <summary>
    /// What the classifier says of an account whose queue has stood since it says it is throttled, or of one where
    /// nothing waited.
    /// </summary>
    public static ThrottlingAssessment Assessment(AccountOverview overview, DateTimeOffset? now = null)
    {
        ThrottleMinute? row = overview.State is { Queued: > 0, ThrottledSince: { } since }
            ? new()
            {
                AccountId = overview.Account.Id,
                Minute = new(since.Ticks - (since.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero),
                PeakRunning = overview.State.Running,
                PeakQueued = overview.State.Queued,
                EndQueued = overview.State.Queued,
                EndLimit = overview.Limit.Value,
            }
            : null;
        return ThrottlingClassifier.Classify(
            row is null ? [] : [row],
            now ?? Now,
            overview.Limit.Value,
            overview.State.ThrottledSince,
            new ClassificationOptions(),
            TimeSpan.FromMinutes(5)
        );
    }

    public static Actor Approver { get; } = new("test:approver", "Engineering (test)", [Role.Engineering]);

    /// <summary>An escalation from 200 to 600, asked for by <see cref="Engineer"/> an hour ago.</summary>
    public static EscalationDetail Escalation(Func<Escalation, Escalation>? with = null)
    {
        var escalation = new Escalation
        {
            Id = "e1",
            AccountId = "10482",
            State = EscalationState.Waiting,
            OldLimit = 200,
            NewLimit = 600,
            Rule = LimitChangeRule.OverThreshold,
            PeakDemand = 412,
            Running = 200,
            Queued = 212,
            Reason = "Onboarded last week, steady weekday batches.",
            Ticket = "SUP-2291",
            RequestedById = Engineer.Id,
            RequestedBy = Engineer.Name,
            RequestedAt = Now.AddHours(-1),
            LapsesAt = Now.AddHours(71),
            RequestAuditSequence = 7,
        };
        escalation = with?.Invoke(escalation) ?? escalation;
        return new(
            escalation,
            "Northwind Captions",
            200,
            200,
            212,
            "Limit escalation for Northwind Captions",
            "600 is over 500.",
            null,
            Now
        );
    }

    public static AuditEntry Entry(
        long sequence,
        AuditOutcome outcome = AuditOutcome.Applied,
        string? rule = null,
        string? reason = null
    ) =>
        new()
        {
            Sequence = sequence,
            At = Now.AddMinutes(-sequence),
            ActorId = Engineer.Id,
            ActorName = Engineer.Name,
            Roles = "SupportEngineer",
            Action = AuditActions.ChangeThrottleLimit,
            Outcome = outcome,
            AccountId = "10482",
            Before = """{"throttleLimit":200}""",
            After = """{"throttleLimit":400}""",
            Rule = rule,
            Reason = reason ?? "Onboarded last week, steady weekday batches.",
            Ticket = "SUP-2291",
            CorrelationId = $"attempt-{sequence}",
            PreviousHash = sequence == 1 ? "" : $"hash-{sequence - 1}",
            Hash = $"hash-{sequence}",
        };
}
