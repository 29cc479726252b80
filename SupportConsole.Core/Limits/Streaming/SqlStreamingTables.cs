using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits.Streaming;

/// <inheritdoc cref="IStreamingTables"/>
internal sealed class SqlStreamingTables(StreamingSql sql, StatementRunner run) : IStreamingTables
{
    private static readonly RowShape<StreamingMinute> Minutes = new(
        [
            Text("account_id"),
            Integer("minute_start"),
            Integer("session_limit"),
            Integer("starting_limit"),
            Integer("opened"),
            Integer("refused"),
        ],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(minute.Minute);
            row.Add(minute.SessionLimit);
            row.Add(minute.StartingLimit);
            row.Add(minute.Opened);
            row.Add(minute.Refused);
        }
    );

    private static readonly RowShape<StreamingMinute> MinuteKeys = new(
        [Text("account_id"), Integer("minute_start")],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(minute.Minute);
        }
    );

    private static readonly RowShape<StreamingSession> NewSessions = new(
        [Text("id"), Text("account_id"), Text("project_id"), Text("api_key_id"), Text("model"), Integer("opened_at")],
        (row, session) =>
        {
            row.Add(session.Id);
            row.Add(session.AccountId);
            row.Add(session.ProjectId);
            row.Add(session.ApiKeyId);
            row.Add(session.Model);
            row.Add(session.OpenedAt);
        }
    );

    private static readonly RowShape<StreamingSession> EndedSessions = new(
        [Text("id"), Integer("ended_at"), Integer("end_reason"), Integer("charged_milliseconds"), Integer("cost")],
        (row, session) =>
        {
            row.Add(session.Id);
            row.Add(session.EndedAt);
            row.Add((int?)session.EndReason);
            row.Add(session.ChargedMilliseconds);
            row.Add(session.Cost.Micros);
        }
    );

    public Pending<List<string>> FindAccounts(IReadOnlyCollection<string> sessionIds) =>
        run.Query(sql.FindAccounts, RowShapes.Ids, sessionIds, row => row.Text(0));

    public Pending<List<StreamingSession>> FindOverdue(DateTimeOffset openedUntil, int max) =>
        run.Query(sql.FindOverdue, ReadSession, ("@until", openedUntil.ToUnixTimeMilliseconds()), ("@max", max));

    public Pending<List<StreamingSession>> FindSessions(IReadOnlyCollection<string> ids) =>
        run.Query(sql.FindSessions, RowShapes.Ids, ids, ReadSession);

    public Pending<List<StreamingMinute>> FindMinutes(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindMinutes, RowShapes.Ids, accountIds, ReadMinute);

    public void DropFrom(IReadOnlyCollection<StreamingMinute> minutes) => run.Upsert(sql.DropFrom, MinuteKeys, minutes);

    public void AddMinutes(IReadOnlyCollection<StreamingMinute> minutes) =>
        run.Write(nameof(StreamingSql.AddMinutes), sql.AddMinutes, Minutes, minutes);

    public void InsertSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        run.Write(nameof(StreamingSql.InsertSessions), sql.InsertSessions, NewSessions, sessions);

    public void EndSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        run.Write(nameof(StreamingSql.EndSessions), sql.EndSessions, EndedSessions, sessions);

    public void DeleteSessions(IReadOnlyCollection<string> ids) =>
        run.Write(nameof(StreamingSql.DeleteSessions), sql.DeleteSessions, RowShapes.Ids, ids);

    private static StreamingSession ReadSession(IRow row) =>
        new()
        {
            Id = row.Text(0),
            AccountId = row.Text(1),
            ProjectId = row.Text(2),
            ApiKeyId = row.TextOrNull(3),
            Model = row.Text(4),
            OpenedAt = row.Time(5),
            EndedAt = row.TimeOrNull(6),
            EndReason = (StreamingEnd?)row.IntOrNull(7),
            ChargedMilliseconds = row.Long(8),
            Cost = new Money(row.Long(9)),
        };

    private static StreamingMinute ReadMinute(IRow row) =>
        new()
        {
            AccountId = row.Text(0),
            Minute = row.Time(1),
            SessionLimit = row.Int(2),
            StartingLimit = row.Int(3),
            Opened = row.Long(4),
            Refused = row.Long(5),
        };
}
