using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Diagnosis;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Billing.LowBalances;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;
using SupportConsole.Demo;
using SupportConsole.Demo.Stripe;
using SupportConsole.Tests.Integration;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Demo;

/// <summary>Every account of the list shows what its sentence says, in a demo that was just made.</summary>
public sealed class DemoShowcaseTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private CoreHost _host = null!;

    public async Task InitializeAsync()
    {
        _database = await TestEngine.Sqlite.CreateAsync();
        _host = await CoreHost.StartAsync(
            _database,
            clock: null,
            ("Demo:Enabled", "true"),
            ("Demo:Days", "5"),
            ("Demo:Hours", "3"),
            ("Demo:Accounts", "30")
        );
        await _host.StartAsync<DemoStartup>();
        await _host.Service<LowBalanceMeasure>().RunAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Demo_JustMade_EveryAccountShowsWhatItsSentenceSays()
    {
        await InvariantChecker.CheckAsync(_host, new Dictionary<string, string>());

        foreach (var shown in DemoShowcase.All)
        {
            var account = await AccountAsync(shown.Id);
            Assert.Equal((shown.Id, shown.Name), (shown.Id, account.Overview.Account.Name));
            Assert.True(
                await ShowsAsync(shown.Id, account),
                $"{shown.Id}: {account.Verdict}, {account.Assessment.Class}, {account.Overview.State.Balance}, "
                    + $"{account.Overview.Limit}"
            );
        }
    }

    [Fact]
    public async Task Demo_JustMade_HoldsBelievableMoney()
    {
        await using var context = _host.OpenContext();
        foreach (var state in await context.AccountStates.AsNoTracking().ToListAsync())
        {
            Assert.True(
                state switch
                {
                    { Plan: AccountPlan.Free } => state.Balance <= Money.FromDollars(5) && !state.Balance.IsNegative,
                    { EomBilling: true } => state.Balance <= Money.Zero,
                    _ => state.Balance <= Money.FromDollars(2_000) && state.Balance > Money.FromDollars(-200),
                },
                $"{state.AccountId}: {state.Balance}"
            );
        }
    }

    private async Task<bool> ShowsAsync(string id, AccountThrottling account) =>
        id switch
        {
            DemoShowcase.Steady => account
                is { Verdict.Kind: VerdictKind.Throttled, Assessment.Class: ThrottlingClass.Steady }
                && account.PeakDemand - 200 is > 0 and <= 20,
            DemoShowcase.FarOver => account
                is { Verdict.Kind: VerdictKind.Throttled, Assessment.Class: ThrottlingClass.Steady }
                && account.PeakDemand - 200 > 20,
            DemoShowcase.Spike => account
                is { Verdict.Kind: VerdictKind.WasThrottled, Assessment.Class: ThrottlingClass.Spike },
            DemoShowcase.Transient => account
                is { Verdict.Kind: VerdictKind.WasThrottled, Assessment.Class: ThrottlingClass.Transient },
            DemoShowcase.Slow => account is { Verdict.Kind: VerdictKind.NothingWrong, Overview.State.Running: >= 40 },
            DemoShowcase.Waiting => await HasEscalationAsync(id, EscalationKind.Waiting, EscalationState.Waiting),
            DemoShowcase.Approved => account.Overview.Limit.Value == 600
                && await HasEscalationAsync(id, EscalationKind.Decided, EscalationState.Approved),
            DemoShowcase.Denied => await HasEscalationAsync(id, EscalationKind.Decided, EscalationState.Denied),
            DemoShowcase.Lapsed => await HasEscalationAsync(id, EscalationKind.Lapsed, EscalationState.Lapsed),
            DemoShowcase.Urgent => account.Overview
                is { Limit.Value: 220, ThrottleOverride.Source: LimitSource.UrgentRaise }
                && await HasEscalationAsync(id, EscalationKind.Waiting, EscalationState.Waiting),
            DemoShowcase.Temporary => account.Overview is { Limit.Value: 300, ThrottleOverride.ExpiresAt: { } ends }
                && ends > _host.Clock.GetUtcNow().AddDays(8),
            DemoShowcase.Negative => account is { Verdict.Kind: VerdictKind.NegativeBalance, RefusedLastHour: > 0 }
                && await MoneyAsync(id) == BillingVerdict.CreditAvailable,
            DemoShowcase.CreditUsed => account is { Verdict.Kind: VerdictKind.NegativeBalance, RefusedLastHour: > 0 }
                && await MoneyAsync(id) == BillingVerdict.MustAddFunds,
            DemoShowcase.Eom => await MoneyAsync(id) == BillingVerdict.CoveredByEom,
            DemoShowcase.RefillDue => await MoneyAsync(id) == BillingVerdict.RefillDue
                && await LastChargeAsync(account.Overview) == "succeeded",
            DemoShowcase.CardDeclined => await MoneyAsync(id) == BillingVerdict.RefillDue
                && await LastChargeAsync(account.Overview) == "failed",
            DemoShowcase.Disabled => account
                is { Verdict.Kind: VerdictKind.Disabled, Overview.State: { Running: 0, Queued: > 0 } },
            DemoShowcase.Paused => account.Overview
                is {
                    Limit.Reason: EffectiveLimitReason.Paused,
                    State: { Running: 0, Queued: > 0, PausedUntil: { } until }
                }
                && until > _host.Clock.GetUtcNow().AddHours(19)
                && await CanceledAsync(id) == 3,
            DemoShowcase.LowBalance => (
                await _host.Get<ILowBalances>().ListAsync(People.Engineer, default)
            ).Accounts.Any(low => low.AccountId == id),
            DemoShowcase.Disputed => account.Verdict.Kind == VerdictKind.NegativeBalance
                && (await _host.MoneyAsync(People.Engineer, id))!.UnpaidReversal is { Kind: ReversalKind.Dispute },
            DemoShowcase.Streams => await _host.Get<IRateReader>().AccountAsync(People.Engineer, id, default)
                is { ExpiredTotal: > 0 }
                && await RefusedSessionsAsync(id) > 0
                && await HasEscalationAsync(id, EscalationKind.Waiting, EscalationState.Waiting),
            DemoShowcase.Lemur => await IsOverLemurLimitAsync(id),
            _ => throw new InvalidOperationException($"No sentence is checked for {id}."),
        };

    /// <summary>Of a window that nobody used, 30 requests would be admitted.</summary>
    private async Task<bool> IsOverLemurLimitAsync(string id)
    {
        var refused = 0;
        for (var request = 0; request < 30; request++)
        {
            refused +=
                await _host.Lemur.AdmitAsync(id, new(InputTokens: 1, OutputTokens: 1), default)
                is LemurOutcome.LimitReached
                    ? 1
                    : 0;
        }

        return refused > 0;
    }

    private async Task<AccountThrottling> AccountAsync(string id) => (await _host.FiguresAsync(People.Engineer, id))!;

    private async Task<bool> HasEscalationAsync(string id, EscalationKind kind, EscalationState state)
    {
        var page = await _host.Escalations.ListAsync(People.Engineer, new(kind) { AccountId = id }, default);
        return page.Items.Any(item => item.Escalation.StateAt(page.AsOf) == state && item.Escalation.NewLimit > 500);
    }

    /// <summary>The verdict of our own data, before Stripe is asked.</summary>
    private async Task<BillingVerdict> MoneyAsync(string id) =>
        BillingDiagnosis
            .Of((await _host.MoneyAsync(People.Engineer, id))!, _host.Get<IOptions<BillingOptions>>().Value)
            .Verdict;

    private async Task<string?> LastChargeAsync(AccountOverview overview)
    {
        var ledger = await _host
            .Get<IBillingReader>()
            .LedgerAsync(People.Engineer, overview.Account.Id, null, 200, default);
        var book = DemoStripeObjects.Of(overview.Account, overview.State, ledger.Entries, _host.Clock.GetUtcNow());
        return JsonSerializer
            .SerializeToElement(book.Charges.MaxBy(charge => charge.Created)!.Json)
            .GetProperty("status")
            .GetString();
    }

    private async Task<int> CanceledAsync(string id)
    {
        await using var context = _host.OpenContext();
        return await context.Transcripts.CountAsync(transcript =>
            transcript.AccountId == id && transcript.Error == CancellationTexts.BySupport
        );
    }

    private async Task<long> RefusedSessionsAsync(string id)
    {
        await using var context = _host.OpenContext();
        return await context
            .StreamingMinutes.Where(minute => minute.AccountId == id)
            .SumAsync(minute => minute.Refused);
    }
}
