using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;

namespace SupportConsole.Api.Accounts;

/// <summary>An account as sign-up and billing know it. What is absent leaves what stands; null clears it.</summary>
internal sealed record AccountBody
{
    private readonly bool _hasStripeCustomerId;
    private readonly bool _hasAutoPay;
    private readonly bool _hasEomBilling;
    private readonly bool _hasDisabled;

    [Required]
    public string? Email { get; init; }

    [Required]
    public string? Name { get; init; }

    [Required]
    public AccountPlan? Plan { get; init; }

    // A property that the body names is set, even to null: that tells null from absent.
    public string? StripeCustomerId
    {
        get;
        init => (field, _hasStripeCustomerId) = (value, true);
    }

    public AutoPayBody? AutoPay
    {
        get;
        init => (field, _hasAutoPay) = (value, true);
    }

    public bool? EomBilling
    {
        get;
        init => (field, _hasEomBilling) = (value, true);
    }

    public bool? Disabled
    {
        get;
        init => (field, _hasDisabled) = (value, true);
    }

    public AccountRegistration Read(string accountId, string keyName, RequestFields fields) =>
        new()
        {
            AccountId = fields.Required(FieldRules.AccountId, accountId),
            Email = fields.Required(FieldRules.Email, Email),
            Name = fields.Required(FieldRules.Name, Name),
            Plan = fields.Required(FieldRules.Plan, Plan),
            StripeCustomerId = _hasStripeCustomerId
                ? new(fields.Optional(FieldRules.StripeCustomerId, StripeCustomerId))
                : default,
            AutoPay = _hasAutoPay
                ? new(AutoPay is null ? null : fields.Object(FieldRules.AutoPay, () => AutoPay.Read(fields)))
                : default,
            EomBilling = _hasEomBilling ? EomBilling ?? false : default(Optional<bool>),
            Disabled = _hasDisabled ? Disabled ?? false : default(Optional<bool>),
            KeyName = keyName,
        };
}

/// <summary>
/// Automatic refill: when the balance falls below belowUsd, the account is charged what brings it back to
/// bringBackToUsd.
/// </summary>
internal sealed record AutoPayBody
{
    [Required]
    public decimal? BelowUsd { get; init; }

    [Required]
    public decimal? BringBackToUsd { get; init; }

    public AutoPay Read(RequestFields fields)
    {
        var below = fields.Required(FieldRules.BelowUsd, BelowUsd);
        var bringBackTo = fields.Required(FieldRules.BringBackToUsd, BringBackToUsd);
        if (bringBackTo <= below)
        {
            fields.Refuse(FieldRules.BringBackToUsd);
        }

        return new(Money.FromDollars(below), Money.FromDollars(bringBackTo));
    }
}

/// <summary>The account as it is now.</summary>
internal sealed record AccountAnswer(
    string AccountId,
    string Email,
    string Name,
    AccountPlan Plan,
    string? StripeCustomerId,
    AutoPayAnswer? AutoPay,
    bool EomBilling,
    bool Disabled,
    decimal BalanceUsd,
    DateTime CreatedAt
)
{
    public static AccountAnswer Of(AccountOverview overview)
    {
        var (account, state) = (overview.Account, overview.State);
        return new(
            account.Id,
            account.Email,
            account.Name,
            state.Plan,
            account.StripeCustomerId,
            state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } bringBackTo }
                ? new(below.Dollars, bringBackTo.Dollars)
                : null,
            state.EomBilling,
            state.Disabled,
            state.Balance.Dollars,
            account.CreatedAt.UtcDateTime
        );
    }
}

internal sealed record AutoPayAnswer(decimal BelowUsd, decimal BringBackToUsd);
