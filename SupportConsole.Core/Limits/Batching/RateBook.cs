using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Streaming sessions and LeMUR windows while a batch is decided.</summary>
internal sealed class RateBook
{
    private readonly Dictionary<string, StreamingMinute> _minutesInTable = [];
    private readonly Dictionary<string, StreamingMinute> _minutes = [];
    private readonly Dictionary<string, (LemurWindow Window, long Version)> _windows = [];
    private readonly Dictionary<string, StreamingSession> _sessions = [];

    /// <summary>Sessions that were seen over the longest time, before the lock; oldest first.</summary>
    public IReadOnlyList<string> Overdue { get; set; } = [];

    public List<StreamingSession> NewSessions { get; } = [];

    public List<StreamingSession> EndedSessions { get; } = [];

    /// <summary>What the batch adds to the minutes, a row an account.</summary>
    public IReadOnlyCollection<StreamingMinute> Minutes => [.. _minutes.Values.Select(Added)];

    /// <summary>The windows that admitted something, written once.</summary>
    public IReadOnlyCollection<LemurWindowRow> Windows =>
    [
        .. _windows.Where(window => window.Value.Window.IsChanged)
            .Select(window => new LemurWindowRow { AccountId = window.Key, Admissions = window.Value.Window.ToText(), Version = window.Value.Version + 1 }),
    ];

    /// <summary>Accounts whose figures here moved.</summary>
    public IEnumerable<string> ChangedAccounts => _minutes.Keys
        .Concat(EndedSessions.Select(session => session.AccountId))
        .Concat(_windows.Where(window => window.Value.Window.IsChanged).Select(window => window.Key));

    public void Load(StreamingMinute latest) => _minutesInTable[latest.AccountId] = latest;

    public void Load(LemurWindowRow row) => _windows[row.AccountId] = (LemurWindow.Parse(row.Admissions), row.Version);

    public void Load(StreamingSession session) => _sessions[session.Id] = session;

    /// <summary>The latest minute as the batch leaves it; null when the account never streamed.</summary>
    public StreamingMinute? LatestMinute(string accountId) => _minutes.GetValueOrDefault(accountId) ?? _minutesInTable.GetValueOrDefault(accountId);

    /// <summary>Takes over a decision's minute.</summary>
    public void Move(StreamingMinute minute) => _minutes[minute.AccountId] = minute;

    public LemurWindow Window(string accountId)
    {
        if (!_windows.TryGetValue(accountId, out var window))
        {
            _windows[accountId] = window = (LemurWindow.Parse(null), 0);
        }

        return window.Window;
    }

    public StreamingSession? Session(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Opens a session; the batch sees it from now on.</summary>
    public void Open(StreamingSession session)
    {
        NewSessions.Add(session);
        _sessions[session.Id] = session;
    }

    /// <summary>Ends a session; the batch sees it ended from now on.</summary>
    public void End(StreamingSession session)
    {
        EndedSessions.Add(session);
        _sessions[session.Id] = session;
    }

    private StreamingMinute Added(StreamingMinute minute) =>
        _minutesInTable.GetValueOrDefault(minute.AccountId) is { } known && known.Minute == minute.Minute
            ? minute with { Opened = minute.Opened - known.Opened, Refused = minute.Refused - known.Refused }
            : minute;
}
