using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace SupportConsole.Tests.Docs;

/// <summary>A setting as its class declares it.</summary>
/// <param name="Name">In full, with placeholders such as <c>&lt;model&gt;</c> in angle brackets.</param>
/// <param name="Property">Declares it.</param>
/// <param name="Type">Of its value.</param>
/// <param name="Default">Its value when nothing is set; null when there is none.</param>
internal sealed record Setting(string Name, PropertyInfo Property, Type Type, object? Default)
{
    /// <summary>True when no message may repeat it.</summary>
    public bool IsSecret => Property.IsDefined(typeof(SecretAttribute));

    /// <summary>What may be written.</summary>
    public string Kind =>
        Type switch
        {
            { IsEnum: true } => string.Join(", ", Enum.GetNames(Type).Select(name => $"`{name}`")),
            _ when Type == typeof(bool) => "true, false",
            _ when Type == typeof(int) => "whole number",
            _ when Type == typeof(double) || Type == typeof(decimal) => "number",
            _ when Type == typeof(string) => "text",
            _ => throw new NotSupportedException($"{Name} is a {Type}"),
        };

    /// <summary>The least and the most; empty when anything goes.</summary>
    public string Range =>
        Property.GetCustomAttribute<RangeAttribute>() is { } range
            ? $"{Text(range.Minimum)} to {Text(range.Maximum)}"
            : "";

    /// <summary>The default as it would be written; empty when there is none.</summary>
    public string DefaultText =>
        Default switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            _ => Text(Default),
        };

    /// <summary>All settings of a section, in the order of its class.</summary>
    public static IReadOnlyList<Setting> Of(Type options) =>
        [
            .. Under(
                (string)options.GetField("Section")!.GetRawConstantValue()!,
                options,
                Activator.CreateInstance(options)!
            ),
        ];

    private static IEnumerable<Setting> Under(string path, Type type, object instance) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(IsBound)
            .SelectMany(property =>
                Of($"{path}:{property.Name}", property, property.PropertyType, property.GetValue(instance))
            );

    private static IEnumerable<Setting> Of(string name, PropertyInfo property, Type type, object? value)
    {
        if (Collection(type) is { } item)
        {
            return Of($"{name}:<{Placeholder(property.Name, type)}>", property, item, value: null);
        }

        return type.IsClass && type != typeof(string)
            ? Under(name, type, value ?? Activator.CreateInstance(type)!)
            : [new(name, property, type, value)];
    }

    /// <summary>True for what configuration can fill.</summary>
    private static bool IsBound(PropertyInfo property) =>
        property.GetSetMethod() is not null
        || (
            property.SetMethod is null
            && property.PropertyType.IsClass
            && property.PropertyType != typeof(string)
            && (
                Collection(property.PropertyType) is not null
                || property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
            )
        );

    /// <summary>The type of a collection's items.</summary>
    private static Type? Collection(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GenericTypeArguments[^1] : null;

    private static string Placeholder(string property, Type type) =>
        !typeof(IDictionary).IsAssignableFrom(type)
            ? "n"
            : property switch
            {
                "Roles" => "role",
                "From" => "date",
                "Lists" => "name",
                _ => "model",
            };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
