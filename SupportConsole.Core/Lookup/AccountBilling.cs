namespace SupportConsole.Core.Lookup;

/// <summary>How an account's work is paid for.</summary>
public enum AccountBilling
{
    /// <summary>From what was deposited: a negative balance stops it.</summary>
    Deposit = 0,

    /// <summary>A card refills the balance by itself.</summary>
    AutoPay = 1,

    /// <summary>Invoiced at the end of the month, with or without auto-pay.</summary>
    EndOfMonth = 2,
}
