using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Corrections;

/// <summary>Corrections in a batch.</summary>
internal sealed class CorrectionRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, Correction> _corrections = [];
    private readonly Dictionary<string, Correction> _new = [];
    private readonly Dictionary<string, Correction> _ended = [];
    private Pending<List<Correction>>? _foundOpen;
    private Pending<List<Correction>>? _found;

    /// <summary>Ids of accounts for which another correction is asked.</summary>
    public HashSet<string> OpenOf { get; } = [];

    /// <summary>Ids of corrections that are decided, waiting or not.</summary>
    public HashSet<string> Wanted { get; } = [];

    public Correction? Find(string id) => _corrections.GetValueOrDefault(id);

    /// <summary>The account's correction that waits under this reference.</summary>
    public Correction? Waiting(string accountId, string reference) =>
        _corrections.Values.FirstOrDefault(correction =>
            correction.State == CorrectionState.Waiting
            && correction.AccountId == accountId
            && correction.Reference == reference
        );

    /// <summary>What managers corrected alone on this account since then, without signs.</summary>
    public Money AloneSince(string accountId, DateTimeOffset since) =>
        _corrections
            .Values.Where(correction =>
                correction.State == CorrectionState.PostedAlone
                && correction.AccountId == accountId
                && correction.RequestedAt > since
            )
            .Aggregate(Money.Zero, (sum, correction) => sum + correction.Amount.Absolute());

    public void Add(Correction correction) => _corrections[correction.Id] = _new[correction.Id] = correction;

    /// <summary>Ends a correction that waits.</summary>
    public void End(Correction correction)
    {
        (_new.ContainsKey(correction.Id) ? _new : _ended)[correction.Id] = correction;
        _corrections[correction.Id] = correction;
    }

    public override void Read()
    {
        _foundOpen = OpenOf.Count == 0 ? null : context.Tables<ICorrectionTables>().FindOpen(OpenOf);
        _found = Wanted.Count == 0 ? null : context.Tables<ICorrectionTables>().Find(Wanted);
    }

    public override void Load()
    {
        foreach (var correction in (_foundOpen?.Value ?? []).Concat(_found?.Value ?? []))
        {
            _corrections[correction.Id] = correction;
        }
    }

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_ended.Values, rows => context.Tables<ICorrectionTables>().End(rows));
        Writes.IfAny(_new.Values, rows => context.Tables<ICorrectionTables>().Insert(rows));
        return ValueTask.CompletedTask;
    }
}

/// <summary>The corrections of a batch.</summary>
internal static class CorrectionContext
{
    extension(CommandContext context)
    {
        public CorrectionRows Corrections => context.Rows<CorrectionRows>();
    }
}
