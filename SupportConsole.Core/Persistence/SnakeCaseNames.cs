using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SupportConsole.Core.Persistence;

/// <summary>Names tables and columns in snake_case, so that the hot path's SQL needs no quotes on any engine.</summary>
internal static partial class SnakeCaseNames
{
    public static void Apply(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            type.SetTableName(Of(type.GetTableName()!));
        }

        foreach (var part in model.GetEntityTypes().SelectMany(type => type.GetComplexProperties()))
        {
            foreach (var property in part.ComplexType.GetProperties())
            {
                property.SetColumnName($"{Of(part.Name)}_{Of(property.Name)}");
            }
        }

        foreach (var type in model.GetEntityTypes())
        {
            var prefix = type.IsOwned() ? "search_" : "";
            foreach (
                var property in type.GetProperties().Where(property => !(type.IsOwned() && property.IsPrimaryKey()))
            )
            {
                property.SetColumnName(
                    prefix
                        + (
                            property.FindAnnotation(RelationalAnnotationNames.ColumnName)?.Value as string
                            ?? Of(property.Name)
                        )
                );
            }
        }
    }

    private static string Of(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
