using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// Gives the lists of keys in EF's statements the collation of the key columns. EF hands a list over as
/// <c>OPENJSON(@ids) WITH ([value] nvarchar(64) '$')</c>, a column of the database's collation: comparing it with a key
/// ends in error 468.
/// </summary>
internal sealed partial class SqlServerKeyLists : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
#pragma warning disable CA2100 // EF's own text with a constant in it; input comes only as parameters.
        result.CommandText = TextColumn().Replace(result.CommandText, $"$1 COLLATE {SqlServerConsoleDbContext.Binary}");
#pragma warning restore CA2100
        return result;
    }

    [GeneratedRegex(@"(WITH \(\[value\] nvarchar\(\w+\))(?= '\$')")]
    private static partial Regex TextColumn();
}
