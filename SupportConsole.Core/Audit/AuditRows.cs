using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Audit;

/// <summary>The audit in a batch: entries of earlier attempts, and those that the batch appends.</summary>
internal sealed class AuditRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, AuditEntry> _earlier = [];
    private readonly List<AuditEntry> _appended = [];
    private Pending<List<AuditHead>>? _head;
    private Pending<List<AuditEntry>>? _found;

    /// <summary>
    /// Correlation ids of attempts that may have been made before; with one of them, the end of the chain is locked.
    /// </summary>
    public HashSet<string> Attempts { get; } = [];

    /// <summary>The number that the next entry gets.</summary>
    public long NextSequence => Head.Sequence + 1;

    private AuditHead Head => _appended.Count == 0 ? Recorded : AuditChain.HeadAfter(_appended[^1]);

    private AuditHead Recorded =>
        _head!.Value.FirstOrDefault() ?? throw new InvalidDataException(AuditTexts.HeadMissing);

    /// <summary>
    /// The entry of the attempt that was made before under this correlation id; null when there is none.
    /// </summary>
    public AuditEntry? Earlier(string correlationId) => _earlier.GetValueOrDefault(correlationId);

    /// <summary>Appends to the chain.</summary>
    public AuditEntry Append(AuditDraft draft)
    {
        var entry = AuditChain.Append(draft, Head, context.Now);
        _appended.Add(entry);
        _earlier[entry.CorrelationId] = entry;
        if (entry is { Outcome: AuditOutcome.Applied, AccountId: { } accountId })
        {
            context.Identities.Touch(accountId, entry.At);
        }

        return entry;
    }

    public override void Read()
    {
        if (Attempts.Count > 0)
        {
            var tables = context.Tables<IAuditTables>();
            _head = tables.LockHead();
            _found = tables.Find(Attempts);
        }
    }

    public override void Load()
    {
        foreach (var entry in _found?.Value ?? [])
        {
            _earlier[entry.CorrelationId] = entry;
        }
    }

    public override ValueTask WriteAsync()
    {
        if (_appended.Count > 0)
        {
            context.Tables<IAuditTables>().Insert(_appended, Recorded);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>The audit of a batch.</summary>
internal static class AuditContext
{
    extension(CommandContext context)
    {
        public AuditRows Audit => context.Rows<AuditRows>();
    }
}
