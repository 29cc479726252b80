using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits;

/// <summary>Accounts' own limits in a batch.</summary>
internal sealed class LimitOverrideRows(CommandContext context) : RowSet
{
    private readonly Dictionary<(string AccountId, LimitKind Kind), LimitOverride> _overrides = [];
    private readonly Dictionary<(string AccountId, LimitKind Kind), LimitOverride> _saved = [];
    private readonly HashSet<(string AccountId, LimitKind Kind)> _removed = [];
    private Pending<List<LimitOverride>>? _found;

    /// <summary>Ids of accounts whose own limits are read.</summary>
    public HashSet<string> Wanted { get; } = [];

    /// <summary>The account's own limit; null when the plan's default is in force.</summary>
    public LimitOverride? Find(string accountId, LimitKind kind) => _overrides.GetValueOrDefault((accountId, kind));

    public void Set(LimitOverride limit)
    {
        var key = (limit.AccountId, limit.Kind);
        _saved[key] = _overrides[key] = limit;
        _removed.Remove(key);
    }

    /// <summary>Puts the plan's default in force again.</summary>
    public void Remove(string accountId, LimitKind kind)
    {
        var key = (accountId, kind);
        _saved.Remove(key);
        if (_overrides.Remove(key))
        {
            _removed.Add(key);
        }
    }

    public override void Read()
    {
        if (Wanted.Count > 0)
        {
            _found = context.Tables<ILimitOverrideTables>().Find(Wanted);
        }
    }

    public override void Load()
    {
        foreach (var limit in _found?.Value ?? [])
        {
            _overrides[(limit.AccountId, limit.Kind)] = limit;
        }
    }

    public override ValueTask WriteAsync()
    {
        var tables = context.Tables<ILimitOverrideTables>();
        Writes.IfAny(_removed, tables.Remove);
        Writes.IfAny(_saved.Values, tables.Save);
        return ValueTask.CompletedTask;
    }
}
