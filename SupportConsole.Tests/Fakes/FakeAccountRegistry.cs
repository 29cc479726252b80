using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Deposits;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps what it was told, and answers what a test set.</summary>
internal sealed class FakeAccountRegistry : IAccountRegistry, IDepositService
{
    public static readonly DateTimeOffset Created = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    public List<AccountRegistration> Registered { get; } = [];

    public List<DepositRequest> Deposits { get; } = [];

    /// <summary>What the next registration answers.</summary>
    public bool IsNew { get; set; } = true;

    public DepositOutcome Deposit { get; set; } = new DepositOutcome.Accepted(Money.Zero);

    public AccountLimits? Limits { get; set; }

    public Task<RegisterOutcome> RegisterAsync(AccountRegistration registration, CancellationToken cancellationToken)
    {
        Registered.Add(registration);
        return Task.FromResult<RegisterOutcome>(new RegisterOutcome.Registered(IsNew, Overview(registration)));
    }

    public Task<DepositOutcome> DepositAsync(DepositRequest deposit, CancellationToken cancellationToken)
    {
        Deposits.Add(deposit);
        return Task.FromResult(Deposit);
    }

    public Task<AccountLimits?> FindLimitsAsync(string accountId, CancellationToken cancellationToken) =>
        Task.FromResult(Limits);

    private static AccountOverview Overview(AccountRegistration registration)
    {
        var state = new AccountState
        {
            AccountId = registration.AccountId,
            Plan = registration.Plan,
            Disabled = registration.Disabled.Or(false),
            EomBilling = registration.EomBilling.Or(false),
            AutoPayBelow = registration.AutoPay.Or(null)?.Below,
            AutoPayBringBackTo = registration.AutoPay.Or(null)?.BringBackTo,
        };
        var account = new Account
        {
            Id = registration.AccountId,
            Email = registration.Email,
            Name = registration.Name,
            StripeCustomerId = registration.StripeCustomerId.Or(null),
            CreatedAt = Created,
            Keys = AccountSearchKeys.Of(
                registration.AccountId,
                registration.Email,
                registration.Name,
                registration.StripeCustomerId.Or(null)
            ),
        };
        return new(account, state, EffectiveLimit.Of(state, new LimitOptions()), ThrottleOverride: null);
    }
}
