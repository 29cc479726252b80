using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using SupportConsole.Core.Persistence;

#pragma warning disable EF1001 // EF has no public type for a query of raw SQL.
namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>A query of a context on SQLite as one of a context on SQL Server.</summary>
internal sealed class QueryOnSqlServer(ConsoleDbContext context, IAsyncQueryProvider provider) : ExpressionVisitor
{
    private static readonly string[] OfSqlite = ["account_search", "PRAGMA", "EXPLAIN", "RECURSIVE", "sqlite_"];

    /// <summary>True when it asks for what only SQLite has: the full-text table, its settings, its plans.</summary>
    public bool IsForSqliteAlone { get; private set; }

    protected override Expression VisitExtension(Expression node) =>
        node switch
        {
            FromSqlQueryRootExpression sql => Root(sql),
            SqlQueryRootExpression sql => Root(sql),
            EntityQueryRootExpression root => new EntityQueryRootExpression(provider, TypeOf(root.EntityType)),
            _ => base.VisitExtension(node),
        };

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Type.IsAssignableFrom(context.GetType()) && typeof(DbContext).IsAssignableFrom(node.Type))
        {
            return Expression.Constant(context, node.Type);
        }

        // A query that was put together before.
        return
            typeof(IQueryable).IsAssignableFrom(node.Type)
            && Expression.Lambda(node).Compile().DynamicInvoke() is IQueryable query
            ? Visit(query.Expression)
            : base.VisitMember(node);
    }

    private FromSqlQueryRootExpression Root(FromSqlQueryRootExpression root)
    {
        See(root.Sql);
        return new(provider, TypeOf(root.EntityType), root.Sql, root.Argument);
    }

    private SqlQueryRootExpression Root(SqlQueryRootExpression root)
    {
        See(root.Sql);
        return new(provider, root.ElementType, root.Sql, root.Argument);
    }

    private void See(string sql) =>
        IsForSqliteAlone |= OfSqlite.Any(word => sql.Contains(word, StringComparison.OrdinalIgnoreCase));

    private IEntityType TypeOf(IEntityType type) =>
        context.Model.FindEntityType(type.Name) ?? context.GetService<IAdHocMapper>().GetOrAddEntityType(type.ClrType);
}
