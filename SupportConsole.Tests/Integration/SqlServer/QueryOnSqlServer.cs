using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration.SqlServer;

/// <summary>A query of a context on SQLite as one of a context on SQL Server.</summary>
internal sealed class QueryOnSqlServer(ConsoleDbContext context, IAsyncQueryProvider provider) : ExpressionVisitor
{
    /// <summary>True when it asks for the full-text table, which only SQLite has.</summary>
    public bool IsForSqliteAlone { get; private set; }

    protected override Expression VisitExtension(Expression node) => node switch
    {
        FromSqlQueryRootExpression sql => Root(sql),
        SqlQueryRootExpression sql => new SqlQueryRootExpression(provider, sql.ElementType, sql.Sql, sql.Argument),
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
        return typeof(IQueryable).IsAssignableFrom(node.Type) && Expression.Lambda(node).Compile().DynamicInvoke() is IQueryable query
            ? Visit(query.Expression)
            : base.VisitMember(node);
    }

    private FromSqlQueryRootExpression Root(FromSqlQueryRootExpression root)
    {
        IsForSqliteAlone |= root.Sql.Contains("account_search", StringComparison.Ordinal);
        return new(provider, TypeOf(root.EntityType), root.Sql, root.Argument);
    }

    private IEntityType TypeOf(IEntityType type) => context.Model.FindEntityType(type.Name) ?? context.GetService<IAdHocMapper>().GetOrAddEntityType(type.ClrType);
}
