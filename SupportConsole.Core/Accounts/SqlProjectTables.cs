using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Accounts;

/// <inheritdoc cref="IProjectTables"/>
internal sealed class SqlProjectTables(ProjectSql sql, StatementRunner run) : IProjectTables
{
    private static readonly RowShape<Project> Projects = new(
        [Text("account_id"), Text("id"), Text("name"), Integer("created_at")],
        (row, project) =>
        {
            row.Add(project.AccountId);
            row.Add(project.Id);
            row.Add(project.Name);
            row.Add(project.CreatedAt);
        }
    );

    public Pending<List<(string AccountId, string ProjectId)>> Find(IReadOnlyCollection<string> accountIds) =>
        run.Query(sql.Find, RowShapes.Ids, accountIds, row => (row.Text(0), row.Text(1)));

    public Pending<List<ProjectKey>> FindKeys(IReadOnlyCollection<string> apiKeyIds) =>
        run.Query(sql.FindKeys, RowShapes.Ids, apiKeyIds, row => new ProjectKey(row.Text(0), row.Text(1), row.Text(2)));

    public void Insert(IReadOnlyCollection<Project> projects) =>
        run.Write(nameof(ProjectSql.Insert), sql.Insert, Projects, projects);
}
