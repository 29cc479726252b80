using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Deposits;

namespace SupportConsole.Api.Deposits;

/// <summary>Money paid in, or what corrects that. The same reference again is the same entry.</summary>
internal sealed record DepositBody
{
    [Required]
    public decimal? AmountUsd { get; init; }

    [Required]
    public string? Reference { get; init; }

    /// <summary>A deposit when it is absent.</summary>
    public DepositKind? Kind { get; init; }

    public DepositRequest Read(string accountId, RequestFields fields)
    {
        var kind = Kind ?? DepositKind.Deposit;
        var amount = fields.Required(
            kind == DepositKind.Adjustment ? FieldRules.AdjustmentUsd : FieldRules.AmountUsd,
            AmountUsd
        );
        return new(
            fields.Required(FieldRules.AccountId, accountId),
            Money.FromDollars(kind == DepositKind.Refund ? -amount : amount),
            fields.Required(FieldRules.Reference, Reference)
        )
        {
            Kind = kind switch
            {
                DepositKind.Refund => LedgerKind.Refund,
                DepositKind.Adjustment => LedgerKind.Adjustment,
                _ => LedgerKind.Deposit,
            },
        };
    }
}

/// <summary>What a deposit call posts.</summary>
internal enum DepositKind
{
    /// <summary>Money paid in.</summary>
    Deposit,

    /// <summary>Money that went back to the customer: the amount is taken away.</summary>
    Refund,

    /// <summary>A correction by billing; taken away when the amount is below 0.</summary>
    Adjustment,
}

/// <summary>The balance with the deposit in it.</summary>
internal sealed record DepositAnswer(decimal BalanceUsd);
