using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>Windows of LeMUR requests in a batch.</summary>
internal sealed class LemurRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, (LemurWindow Window, long Version)> _windows = [];
    private Pending<List<LemurWindowRow>>? _found;

    /// <summary>Ids of accounts whose windows are read.</summary>
    public HashSet<string> Wanted { get; } = [];

    public override IEnumerable<string> ChangedAccounts => Changed.Select(window => window.Key);

    private IEnumerable<KeyValuePair<string, (LemurWindow Window, long Version)>> Changed => _windows.Where(window => window.Value.Window.IsChanged);

    public LemurWindow Window(string accountId)
    {
        if (!_windows.TryGetValue(accountId, out var window))
        {
            _windows[accountId] = window = (LemurWindow.Parse(null), 0);
        }

        return window.Window;
    }

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
        return ValueTask.CompletedTask;
    }
}
