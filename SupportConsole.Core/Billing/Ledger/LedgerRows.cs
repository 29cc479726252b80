using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Ledger;

/// <summary>The ledger in a batch: which references are taken, and what is posted.</summary>
internal sealed class LedgerRows(CommandContext context) : RowSet
{
    private readonly Dictionary<(string AccountId, string Reference), Money> _amounts = [];
    private readonly HashSet<(string AccountId, string Reference)> _wanted = [];
    private readonly List<LedgerEntry> _new = [];
    private Pending<List<(string AccountId, string Reference, Money Amount)>>? _found;

    /// <summary>Asks whether a reference is there already.</summary>
    public void Require(string accountId, string reference) => _wanted.Add((accountId, reference));

    /// <summary>The amount posted under this reference; null when there is none.</summary>
    public Money? Amount(string accountId, string reference) =>
        _amounts.TryGetValue((accountId, reference), out var amount) ? amount : null;

    /// <summary>Throws when nobody asked for this reference in time.</summary>
    /// <exception cref="StoreConflictException">It was not read.</exception>
    public void DemandRead(string accountId, string reference)
    {
        if (!_wanted.Contains((accountId, reference)))
        {
            throw new StoreConflictException(nameof(DemandRead), 1, 0);
        }
    }

    public void Post(LedgerEntry entry)
    {
        _amounts[(entry.AccountId, entry.Reference)] = entry.Amount;
        _new.Add(entry);
    }

    public override void Read()
    {
        if (_wanted.Count > 0)
        {
            _found = context.Tables<ILedgerTables>().Find(_wanted);
        }
    }

    public override void Load()
    {
        foreach (var (accountId, reference, amount) in _found?.Value ?? [])
        {
            _amounts[(accountId, reference)] = amount;
        }
    }

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_new, context.Tables<ILedgerTables>().Insert);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The ledger of a batch.</summary>
internal static class LedgerContext
{
    extension(CommandContext context)
    {
        public LedgerRows Ledger => context.Rows<LedgerRows>();
    }
}
