using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits.Lemur;

/// <inheritdoc cref="ILemurTables"/>
internal sealed class SqlLemurTables(LemurSql sql, StatementRunner run) : ILemurTables
{
    private static readonly RowShape<LemurWindowRow> Windows = new(
        [Text("account_id"), LongText("admissions"), Integer("version")],
        (row, window) =>
        {
            row.Add(window.AccountId);
            row.Add(window.Admissions);
            row.Add(window.Version);
        }
    );

    private static readonly RowShape<LemurMinute> Minutes = new(
        [Text("account_id"), Integer("minute_start"), Integer("refused")],
        (row, minute) =>
        {
            row.Add(minute.AccountId);
            row.Add(minute.Minute);
            row.Add(minute.Refused);
        }
    );

    public Pending<List<LemurWindowRow>> FindWindows(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.FindWindows, RowShapes.Ids, accountIds, Read);

    public void SaveWindows(IReadOnlyCollection<LemurWindowRow> windows) =>
        run.Write(nameof(LemurSql.SaveWindows), sql.SaveWindows, Windows, windows);

    public void AddMinutes(IReadOnlyCollection<LemurMinute> minutes) =>
        run.Write(nameof(LemurSql.AddMinutes), sql.AddMinutes, Minutes, minutes);

    private static LemurWindowRow Read(IRow row) =>
        new()
        {
            AccountId = row.Text(0),
            Admissions = row.Text(1),
            Version = row.Long(2),
        };
}
