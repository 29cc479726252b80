using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>Windows of LeMUR requests in a batch.</summary>
internal sealed class LemurRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, (LemurWindow Window, long Version)> _windows = [];
    private readonly Dictionary<string, long> _refused = [];
    private Pending<List<LemurWindowRow>>? _found;

    /// <summary>Ids of accounts whose windows are read.</summary>
    public HashSet<string> Wanted { get; } = [];

    public override IEnumerable<string> ChangedAccounts => Changed.Select(window => window.Key).Concat(_refused.Keys);

    private IEnumerable<KeyValuePair<string, (LemurWindow Window, long Version)>> Changed =>
        _windows.Where(window => window.Value.Window.IsChanged);

    public LemurWindow Window(string accountId)
    {
        if (!_windows.TryGetValue(accountId, out var window))
        {
            _windows[accountId] = window = (LemurWindow.Parse(null), 0);
        }

        return window.Window;
    }

    /// <summary>Counts a request that the limit refused; it takes nothing from the window.</summary>
    public void Refuse(string accountId) => _refused[accountId] = _refused.GetValueOrDefault(accountId) + 1;

    public override void Read()
    {
        if (Wanted.Count > 0)
        {
            _found = context.Tables<ILemurTables>().FindWindows(Wanted);
        }
    }

    public override void Load()
    {
        foreach (var row in _found?.Value ?? [])
        {
            _windows[row.AccountId] = (LemurWindow.Parse(row.Admissions), row.Version);
        }
    }

    public override ValueTask WriteAsync()
    {
        var changed = Changed.Select(window => new LemurWindowRow
        {
            AccountId = window.Key,
            Admissions = window.Value.Window.ToText(),
            Version = window.Value.Version + 1,
        });
        Writes.IfAny([.. changed], context.Tables<ILemurTables>().SaveWindows);
        var refused = _refused.Select(count => new LemurMinute
        {
            AccountId = count.Key,
            Minute = context.Now.Truncate(TimeSpan.FromMinutes(1)),
            Refused = count.Value,
        });
        Writes.IfAny([.. refused], context.Tables<ILemurTables>().AddMinutes);
        return ValueTask.CompletedTask;
    }
}
