using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>Limit changes in a batch.</summary>
internal sealed class LimitChangeRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, LimitChange> _last = [];
    private readonly List<LimitChange> _new = [];
    private Pending<List<LimitChange>>? _found;

    /// <summary>Ids of accounts whose last change is asked for.</summary>
    public HashSet<string> LastOf { get; } = [];

    /// <summary>The last change of the account's throttle limit; known only when a command asked for it.</summary>
    public LimitChange? Last(string accountId) => _last.GetValueOrDefault(accountId);

    public void Add(LimitChange change)
    {
        _new.Add(change);
        if (change.Kind == LimitKind.AsyncConcurrency)
        {
            _last[change.AccountId] = change;
        }
    }

    public override void Read()
    {
        if (LastOf.Count > 0)
        {
            _found = context.Tables<ILimitChangeTables>().FindLast(LastOf);
        }
    }

    public override void Load()
    {
        foreach (var change in _found?.Value ?? [])
        {
            _last[change.AccountId] = change;
        }
    }

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_new, context.Tables<ILimitChangeTables>().Insert);
        return ValueTask.CompletedTask;
    }
}
