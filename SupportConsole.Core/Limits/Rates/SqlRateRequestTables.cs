using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Limits.Rates;

/// <inheritdoc cref="IRateRequestTables"/>
internal sealed class SqlRateRequestTables(RateRequestSql sql, StatementRunner run) : IRateRequestTables
{
    private static readonly RowShape<RateRequestKey> Keys = new(
        [Text("account_id"), Integer("kind"), Text("request_id")],
        (row, key) =>
        {
            row.Add(key.AccountId);
            row.Add((int)key.Kind);
            row.Add(key.RequestId);
        }
    );

    private static readonly RowShape<RateRequest> Requests = new(
        [Text("account_id"), Integer("kind"), Text("request_id"), Integer("decided_at"), LongText("answer")],
        (row, request) =>
        {
            row.Add(request.Key.AccountId);
            row.Add((int)request.Key.Kind);
            row.Add(request.Key.RequestId);
            row.Add(request.DecidedAt);
            row.Add(request.Answer);
        }
    );

    public Pending<List<RateRequest>> Find(IReadOnlyCollection<RateRequestKey> keys) =>
        run.Query(sql.Find, Keys, keys, row => new RateRequest
        {
            Key = new(row.Text(0), (RateRequestKind)row.Int(1), row.Text(2)),
            DecidedAt = row.Time(3),
            Answer = row.Text(4),
        });

    public void Save(IReadOnlyCollection<RateRequest> requests) =>
        run.Write(nameof(RateRequestSql.Save), sql.Save, Requests, requests);
}
