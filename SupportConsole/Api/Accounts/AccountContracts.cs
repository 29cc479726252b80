using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Registration;

namespace SupportConsole.Api.Accounts;

/// <summary>An account as sign-up and billing know it. What is absent gets its default: the body replaces all of it.</summary>
internal sealed record AccountBody
{
    [Required]
    public string? Email { get; init; }

    [Required]
    public string? Name { get; init; }

    [Required]
    public AccountPlan? Plan { get; init; }

    public string? StripeCustomerId { get; init; }

    public AutoPayBody? AutoPay { get; init; }

    public bool? EomBilling { get; init; }

    public bool? Disabled { get; init; }

    public AccountRegistration Read(string accountId, RequestFields fields) => new()
    {
        AccountId = fields.Required(FieldRules.AccountId, accountId),
        Email = fields.Required(FieldRules.Email, Email),
        Name = fields.Required(FieldRules.Name, Name),
        Plan = fields.Required(FieldRules.Plan, Plan),
        StripeCustomerId = fields.Optional(FieldRules.StripeCustomerId, StripeCustomerId),
        AutoPay = AutoPay is null ? null : fields.Object(FieldRules.AutoPay, () => AutoPay.Read(fields)),
        EomBilling = EomBilling ?? false,
        Disabled = Disabled ?? false,
    };
}

/// <summary>Automatic refill: when the balance falls below belowUsd, the account is charged what brings it back to bringBackToUsd.</summary>
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
    DateTime CreatedAt)
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
            state is { AutoPayBelow: { } below, AutoPayBringBackTo: { } bringBackTo } ? new(below.Dollars, bringBackTo.Dollars) : null,
            state.EomBilling,
            state.Disabled,
            state.Balance.Dollars,
            account.CreatedAt.UtcDateTime);
    }
}

internal sealed record AutoPayAnswer(decimal BelowUsd, decimal BringBackToUsd);
