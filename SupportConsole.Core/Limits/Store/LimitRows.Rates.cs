using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using static SupportConsole.Core.Limits.Store.Column;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of streaming sessions and LeMUR requests.</content>
internal static partial class LimitRows
{
    public static readonly RowShape<StreamingMinute> StreamingMinutes = new(
        [Text("account_id"), Integer("minute_start"), Integer("session_limit"), Integer("opened"), Integer("refused")],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(Time(minute.Minute));
            row.Add(minute.SessionLimit);
            row.Add(minute.Opened);
            row.Add(minute.Refused);
        });

    public static readonly RowShape<StreamingSession> NewSessions = new(
        [Text("id"), Text("account_id"), Text("project_id"), Text("api_key_id"), Text("model"), Integer("opened_at")],
        (row, session) =>
        {
            row.Add(session.Id);
            row.Add(session.AccountId);
            row.Add(session.ProjectId);
            row.Add(session.ApiKeyId);
            row.Add(session.Model);
            row.Add(Time(session.OpenedAt));
        });

    public static readonly RowShape<StreamingSession> EndedSessions = new(
        [Text("id"), Integer("ended_at"), Integer("end_reason"), Integer("charged_milliseconds"), Integer("cost")],
        (row, session) =>
        {
            row.Add(session.Id);
            row.Add(Time(session.EndedAt));
            row.Add((int?)session.EndReason);
            row.Add(session.ChargedMilliseconds);
            row.Add(session.Cost.Micros);
        });

    public static readonly RowShape<LemurWindowRow> LemurWindows = new(
        [Text("account_id"), LongText("admissions"), Integer("version")],
        (row, window) =>
        {
            row.Add(window.AccountId);
            row.Add(window.Admissions);
            row.Add(window.Version);
        });
}
