using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Billing.Deposits;

namespace SupportConsole.Api.Deposits;

/// <summary>Money paid in. The same reference again is the same deposit.</summary>
internal sealed record DepositBody
{
    [Required]
    public decimal? AmountUsd { get; init; }

    [Required]
    public string? Reference { get; init; }

    public DepositRequest Read(string accountId, RequestFields fields) =>
        new(
            fields.Required(FieldRules.AccountId, accountId),
            Money.FromDollars(fields.Required(FieldRules.AmountUsd, AmountUsd)),
            fields.Required(FieldRules.Reference, Reference)
        );
}

/// <summary>The balance with the deposit in it.</summary>
internal sealed record DepositAnswer(decimal BalanceUsd);
