using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;
using SupportConsole.Demo.Stripe;

namespace SupportConsole.Demo;

/// <summary>What support and engineering do in the demo's history.</summary>
internal sealed class DemoActs(
    IReadOnlyList<DemoAccount> accounts,
    DateTimeOffset historyEnd,
    DemoServices services,
    LimitOptions limits,
    PriceBook prices
)
{
    /// <summary>When the account that has used its credit was given it.</summary>
    private static readonly TimeSpan CreditBefore = TimeSpan.FromHours(60);

    /// <summary>When a manager asked for the correction that another one has to confirm.</summary>
    private static readonly TimeSpan CorrectionBefore = TimeSpan.FromHours(5);

    /// <summary>When a manager disables the account that has transcripts waiting.</summary>
    public static readonly TimeSpan DisabledBefore = TimeSpan.FromMinutes(40);

    private static readonly TimeSpan PausedBefore = TimeSpan.FromMinutes(50);
    private static readonly TimeSpan PausedFor = TimeSpan.FromHours(20);
    private static readonly TimeSpan CanceledBefore = TimeSpan.FromMinutes(20);

    private readonly DemoAdministration _administration = new(services);
    private readonly DemoQueues _queues = new(services);
    private readonly Dictionary<string, DemoAccount> _accounts = accounts.ToDictionary(account => account.Id);

    /// <summary>What a sign-up brings with it: a limit of its own, projects and keys.</summary>
    public async Task SignUpAsync(DemoAccount account, CancellationToken cancellationToken)
    {
        if (account.ThrottleLimit is { } limit)
        {
            var change = new DemoChange(
                account.Age,
                account.Id,
                limit,
                DemoPeople.Engineer,
                "Agreed when the customer signed up",
                "SUP-2001"
            );
            await ChangeAsync(change, cancellationToken);
        }

        if (account.Id == DemoShowcase.Eom)
        {
            await AgreePricesAsync(account, cancellationToken);
        }

        if (account.Id == DemoShowcase.FarOver)
        {
            await _administration.NameOwnerAsync(account.Id, cancellationToken);
        }

        await services.Projects.CreateAsync(account, cancellationToken);
        if (DemoPayments.AtSignUp(account, historyEnd - account.Age) is { } paid)
        {
            await services.Stripe.TakeAsync(paid, cancellationToken);
        }
    }

    /// <summary>Everything that is due from one time to another.</summary>
    public async Task ActAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        foreach (var change in DemoChange.All.Where(change => IsDue(change.Before)))
        {
            await ChangeAsync(change, cancellationToken);
        }

        foreach (var escalation in DemoEscalation.All)
        {
            if (
                IsDue(escalation.Request.Before)
                && await RequestAsync(escalation.Request, "demo-escalation", cancellationToken) is { } request
            )
            {
                await services.Escalations.RequestAsync(escalation.Request.By, request, cancellationToken);
            }

            if (
                escalation.Urgent is { } urgent
                && IsDue(urgent.Before)
                && await RequestAsync(urgent, "demo-urgent", cancellationToken) is { } raise
            )
            {
                await services.Changes.RaiseUrgentlyAsync(urgent.By, raise, cancellationToken);
            }

            if (escalation.Answer is { } answer && IsDue(answer.Before))
            {
                await AnswerAsync(escalation.Request.AccountId, answer, cancellationToken);
            }
        }

        if (IsDue(CreditBefore))
        {
            await services.Credits.GrantAsync(
                DemoPeople.Engineer,
                new(
                    DemoShowcase.CreditUsed,
                    "First time below zero; the customer tops up tomorrow",
                    "SUP-2223",
                    "demo-credit"
                ),
                cancellationToken
            );
        }

        foreach (var payment in DemoPayments.Of(accounts, historyEnd).Where(payment => IsDue(payment.Before)))
        {
            await services.Stripe.TakeAsync(payment.Told, cancellationToken);
        }

        if (IsDue(CorrectionBefore))
        {
            await services.Corrections.RequestAsync(
                DemoPeople.Manager,
                new(
                    DemoShowcase.CardDeclined,
                    Money.FromDollars(120),
                    "INV-2217",
                    "The invoice of October was paid twice",
                    "SUP-2224",
                    "demo-correction"
                ),
                cancellationToken
            );
        }

        if (IsDue(DisabledBefore))
        {
            await _administration.DisableAsync(DemoShowcase.Disabled, cancellationToken);
        }

        if (IsDue(PausedBefore))
        {
            await _queues.PauseAsync(DemoShowcase.Paused, historyEnd + PausedFor, cancellationToken);
        }

        if (IsDue(CanceledBefore))
        {
            await _queues.CancelSomeAsync(DemoShowcase.Paused, cancellationToken);
        }

        bool IsDue(TimeSpan before) => historyEnd - before >= from && historyEnd - before < to;
    }

    /// <summary>The first list of the settings; without one the account pays what everybody pays.</summary>
    private async Task AgreePricesAsync(DemoAccount account, CancellationToken cancellationToken)
    {
        if (
            prices.Lists is [{ } list, ..]
            && await services.Registry.FindLimitsAsync(account.Id, cancellationToken) is { } found
        )
        {
            var terms = BillingTerms.Of(found.Overview.State);
            await services.Terms.ChangeAsync(
                DemoPeople.Manager,
                new(
                    account.Id,
                    terms,
                    terms with
                    {
                        PriceList = list,
                    },
                    "Prices of the signed contract",
                    "SUP-2003",
                    "demo-prices"
                ),
                cancellationToken
            );
        }
    }

    private async Task ChangeAsync(DemoChange change, CancellationToken cancellationToken)
    {
        if (await RequestAsync(change, "demo", cancellationToken) is { } request)
        {
            await services.Changes.ChangeAsync(change.By, request, cancellationToken);
        }
    }

    private async Task AnswerAsync(string accountId, DemoAnswer answer, CancellationToken cancellationToken)
    {
        var waiting = await services.Escalations.ListAsync(
            DemoPeople.Platform,
            new(EscalationKind.Waiting) { AccountId = accountId },
            cancellationToken
        );
        foreach (var item in waiting.Items)
        {
            await services.Escalations.DecideAsync(
                DemoPeople.Platform,
                new(item.Escalation.Id, answer.Decision, answer.Comment, $"demo-answer-{item.Escalation.Id}"),
                cancellationToken
            );
        }
    }

    /// <summary>From the limit in force; null when the demo is too small to have the account.</summary>
    /// <param name="kind">Tells an attempt from another of the same ticket.</param>
    private async Task<LimitChangeRequest?> RequestAsync(
        DemoChange change,
        string kind,
        CancellationToken cancellationToken
    )
    {
        if (
            !_accounts.TryGetValue(change.AccountId, out var account)
            || await services.Registry.FindLimitsAsync(account.Id, cancellationToken) is not { } found
        )
        {
            return null;
        }

        var state = found.Overview.State;
        var seen =
            change.Kind == LimitKind.StreamingSessionsPerMinute
                ? StreamingTerms.Of(state, limits).Start
                : EffectiveLimit.Of(state, limits).ThrottleLimit;
        return new(
            account.Id,
            seen,
            change.NewLimit,
            change.Reason,
            change.Ticket,
            $"{kind}-{change.Ticket}-{account.Index}-{change.NewLimit}"
        )
        {
            Kind = change.Kind,
            ExpiresAt = account.ThrottleLimitFor is { } lasting ? historyEnd + lasting : null,
        };
    }
}
