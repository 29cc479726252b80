using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence.Sql;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// How PostgreSQL finds the rows of a batch: by their keys, however little it knows of a young table. A plan that
/// compares each of its rows with each of the batch takes seconds, with the accounts locked.
/// </summary>
public sealed class PostgreSqlPlanTests() : CoreContract(TestEngine.PostgreSql)
{
    private const int Page = 800;

    [SkippableTheory]
    [InlineData(1, 1)]
    [InlineData(1, Page)]
    [InlineData(4, 1)]
    [InlineData(4, Page)]
    public async Task Batch_YoungTable_FindsEachRowByItsKey(int pages, int batch)
    {
        await RegisterAsync(plan: AccountPlan.Enterprise);
        for (var page = 0; page < pages; page++)
        {
            await SubmitAsync(Page);
            await LeaseAsync(Page);
        }

        var dialect = Host.Get<SqlDialect>();
        var sql = dialect.Statements.Transcripts;
        await using var session = await dialect.OpenAsync(default);
        await using var run = await session.BeginAsync(default);
        var rows = Enumerable.Range(0, batch).Select(Any).ToList();
        IReadOnlyList<(string Name, List<string> Plan)> plans =
        [
            ("FindTranscripts", await ExplainAsync(sql.Find, RowShapes.Ids, [.. rows.Select(row => row.Id)])),
            (
                "Finish",
                await ExplainAsync(
                    sql.Finish,
                    SqlTranscriptTables.Finished,
                    [.. rows.Select(row => new FinishedTranscript(row, KeepToken: true))]
                )
            ),
            ("Requeue", await ExplainAsync(sql.Requeue, SqlTranscriptTables.Requeued, rows)),
            (
                "RecordExpired",
                await ExplainAsync(
                    sql.RecordExpired,
                    SqlTranscriptTables.Expired,
                    [.. rows.Select(row => new ExpiredLease(row, row.SubmittedAt))]
                )
            ),
            ("MarkWaiting", await ExplainAsync(sql.MarkWaiting, RowShapes.Ids, [.. rows.Select(row => row.Id)])),
            ("Start", await ExplainAsync(sql.Start, SqlTranscriptTables.Started, rows)),
            ("Cancel", await ExplainAsync(sql.Cancel, SqlTranscriptTables.Canceled, rows)),
            ("Delete", await ExplainAsync(sql.Delete, RowShapes.Ids, [.. rows.Select(row => row.Id)])),
            ("Renew", await ExplainAsync(sql.Renew, SqlTranscriptTables.Renewals, rows)),
        ];

        Assert.All(plans, plan => Assert.True(IsByKey(plan.Plan), $"{plan.Name}:\n{string.Join('\n', plan.Plan)}"));

        async Task<List<string>> ExplainAsync<TRow>(
            string statement,
            RowShape<TRow> shape,
            IReadOnlyCollection<TRow> given
        )
        {
            var plan = run.Query("EXPLAIN " + statement, shape, given, row => row.Text(0));
            await run.FlushAsync();
            return plan.Value;
        }
    }

    /// <summary>
    /// Projects are few, and asked for with every call that names one: by the account, not all of them for each row of
    /// the batch.
    /// </summary>
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(Page)]
    public async Task FindProjects_YoungTable_FindsThemByTheirAccount(int batch)
    {
        await RegisterAsync();
        var dialect = Host.Get<SqlDialect>();
        await using var session = await dialect.OpenAsync(default);
        await using var run = await session.BeginAsync(default);

        var plan = run.Query(
            "EXPLAIN " + dialect.Statements.Projects.Find,
            RowShapes.Ids,
            [.. Enumerable.Range(0, batch).Select(number => $"account-{number}")],
            row => row.Text(0)
        );
        await run.FlushAsync();

        var step = plan.Value.FindIndex(line => line.Contains("PK_projects", StringComparison.Ordinal));
        Assert.True(
            step > 0 && plan.Value[step + 1].Contains("Index Cond: ((account_id)::text = ", StringComparison.Ordinal),
            string.Join('\n', plan.Value)
        );
    }

    private Transcript Any(int number) =>
        new()
        {
            Id = $"t-{number}",
            AccountId = Account,
            ProjectId = "default",
            Model = "best",
            Sequence = number,
            Status = TranscriptStatus.Processing,
            SubmittedAt = Clock.GetUtcNow(),
        };

    /// <summary>The batch's rows outside, for each a step into the primary key.</summary>
    private static bool IsByKey(List<string> plan)
    {
        var (given, step) = (
            plan.FindIndex(line => line.Contains("Function Scan", StringComparison.Ordinal)),
            plan.FindIndex(line => line.Contains("PK_transcripts", StringComparison.Ordinal))
        );
        return given >= 0
            && step > given
            && plan[step + 1].Contains("Index Cond: ((id)::text = ", StringComparison.Ordinal);
    }
}
