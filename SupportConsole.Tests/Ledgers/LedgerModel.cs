using SupportConsole.Core.Billing;
using SupportConsole.Core.Billing.Deposits;

namespace SupportConsole.Tests.Ledgers;

/// <summary>One account's money as plain arithmetic: what the product must agree with after every operation.</summary>
/// <param name="id">The account.</param>
/// <param name="isInvoiced">True when it is billed at the end of the month, so that it needs no credit.</param>
internal sealed class LedgerModel(string id, bool isInvoiced)
{
    private readonly Dictionary<string, long> _known = [];

    public string Id { get; } = id;

    public bool IsInvoiced { get; } = isInvoiced;

    /// <summary>Micro-dollars.</summary>
    public long Balance { get; private set; }

    /// <summary>Micro-dollars of all usage.</summary>
    public long Used { get; private set; }

    /// <summary>The ledger as it must be, in its order.</summary>
    public List<(string Reference, LedgerKind Kind, long Amount, long After)> Entries { get; } = [];

    /// <summary>Amounts by the references that stand for them.</summary>
    public IReadOnlyDictionary<string, long> Known => _known;

    /// <summary>An amount under a reference.</summary>
    /// <returns>The answer it must get.</returns>
    public DepositOutcome Post(string reference, LedgerKind kind, long amount)
    {
        if (_known.TryGetValue(reference, out var known))
        {
            return known == amount
                ? new DepositOutcome.Accepted(new(Balance))
                : new DepositOutcome.ReferenceTaken(new(known));
        }

        Write(reference, kind, amount);
        return new DepositOutcome.Accepted(new(Balance));
    }

    /// <summary>A wish for the credit under an attempt's id that is new.</summary>
    /// <returns>The balance before and after when it must be granted, null when it must be refused.</returns>
    public (long Before, long After)? Grant(long credit)
    {
        if (_known.ContainsKey(LedgerEntry.CreditReference) || Balance >= 0 || IsInvoiced)
        {
            return null;
        }

        var before = Balance;
        Write(LedgerEntry.CreditReference, LedgerKind.ComplimentaryCredit, credit);
        return (before, Balance);
    }

    /// <summary>Finished work is charged.</summary>
    public void Use(long cost)
    {
        Balance -= cost;
        Used += cost;
    }

    private void Write(string reference, LedgerKind kind, long amount)
    {
        Balance += amount;
        _known.Add(reference, amount);
        Entries.Add((reference, kind, amount, Balance));
    }
}
