using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>Streaming sessions and minutes in a batch.</summary>
internal sealed class StreamingRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, StreamingMinute> _minutesInTable = [];
    private readonly Dictionary<string, StreamingMinute> _minutes = [];
    private readonly Dictionary<string, StreamingSession> _sessions = [];
    private readonly List<StreamingSession> _opened = [];
    private readonly List<StreamingSession> _ended = [];
    private readonly List<string> _deleted = [];
    private Pending<List<StreamingSession>>? _foundSessions;
    private Pending<List<StreamingMinute>>? _foundMinutes;

    /// <summary>Ids of accounts that open sessions: their latest minute is read.</summary>
    public HashSet<string> MinutesOf { get; } = [];

    /// <summary>Ids of sessions to look at; their accounts are locked too.</summary>
    public HashSet<string> Wanted { get; } = [];

    /// <summary>How many sessions over the longest time to look for.</summary>
    public int MaximumOverdue { get; set; }

    /// <summary>Sessions that were seen over the longest time, before the lock; oldest first.</summary>
    public IReadOnlyList<string> Overdue { get; private set; } = [];

    public override IEnumerable<string> ChangedAccounts =>
        _minutes.Keys.Concat(_ended.Select(session => session.AccountId));

    public StreamingSession? Session(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>The latest minute as the batch leaves it; null when the account never streamed.</summary>
    public StreamingMinute? LatestMinute(string accountId) =>
        _minutes.GetValueOrDefault(accountId) ?? _minutesInTable.GetValueOrDefault(accountId);

    /// <summary>Takes over a decision's minute.</summary>
    public void Move(StreamingMinute minute) => _minutes[minute.AccountId] = minute;

    /// <summary>Opens a session; the batch sees it from now on.</summary>
    public void Open(StreamingSession session)
    {
        _opened.Add(session);
        _sessions[session.Id] = session;
    }

    /// <summary>Ends a session; the batch sees it ended from now on.</summary>
    public void End(StreamingSession session)
    {
        _ended.Add(session);
        _sessions[session.Id] = session;
    }

    /// <summary>Deletes a session that has ended in the tables; the batch sees it gone from now on.</summary>
    public void Delete(StreamingSession session)
    {
        _deleted.Add(session.Id);
        _sessions.Remove(session.Id);
    }

    public override async Task FindAsync()
    {
        if (Wanted.Count == 0 && MaximumOverdue == 0)
        {
            return;
        }

        var tables = context.Tables<IStreamingTables>();
        var now = MaximumOverdue > 0 ? await context.ReadClockAsync() : default;
        var accounts = Wanted.Count == 0 ? null : tables.FindAccounts(Wanted);
        var overdue =
            MaximumOverdue == 0
                ? null
                : tables.FindOverdue(now - context.StreamingOptions.MaximumSession, MaximumOverdue);
        await context.FlushAsync();
        context.Accounts.Require(accounts?.Value ?? []);
        if (overdue is not null)
        {
            Overdue = [.. overdue.Value.Select(session => session.Id)];
            context.Accounts.Require(overdue.Value.Select(session => session.AccountId));
            Wanted.UnionWith(Overdue);
        }
    }

    public override void Read()
    {
        var tables = context.Tables<IStreamingTables>();
        _foundSessions = Wanted.Count == 0 ? null : tables.FindSessions(Wanted);
        _foundMinutes = MinutesOf.Count == 0 ? null : tables.FindMinutes(MinutesOf);
    }

    public override void Load()
    {
        foreach (var session in _foundSessions?.Value ?? [])
        {
            context.DemandLocked(session.AccountId);
            _sessions[session.Id] = session;
        }

        foreach (var minute in _foundMinutes?.Value ?? [])
        {
            _minutesInTable[minute.AccountId] = minute;
        }
    }

    public override ValueTask WriteAsync()
    {
        var tables = context.Tables<IStreamingTables>();
        Writes.IfAny([.. _minutes.Values.Where(IsSetBack)], tables.DropFrom);
        Writes.IfAny([.. _minutes.Values.Select(Added)], tables.AddMinutes);
        Writes.IfAny(_opened, tables.InsertSessions);
        Writes.IfAny(_ended, tables.EndSessions);
        Writes.IfAny(_deleted, tables.DeleteSessions);
        return ValueTask.CompletedTask;
    }

    private bool IsSetBack(StreamingMinute minute) =>
        _minutesInTable.GetValueOrDefault(minute.AccountId)?.Minute > minute.Minute;

    private StreamingMinute Added(StreamingMinute minute) =>
        _minutesInTable.GetValueOrDefault(minute.AccountId) is { } known && known.Minute == minute.Minute
            ? minute with
            {
                Opened = minute.Opened - known.Opened,
                Refused = minute.Refused - known.Refused,
            }
            : minute;
}
