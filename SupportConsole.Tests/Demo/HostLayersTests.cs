using System.Reflection;
using SupportConsole.Core.Engine;
using SupportConsole.Demo;

namespace SupportConsole.Tests.Demo;

/// <summary>
/// The host sees Core's internals for the demo's sake alone: pages and endpoints call public services and nothing
/// below.
/// </summary>
public sealed class HostLayersTests
{
    private const BindingFlags All =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    [Fact]
    public void Host_OutsideTheDemo_NamesNoInternalTypeOfCore()
    {
        var host = typeof(DemoSetup).Assembly.GetTypes();

        Assert.Empty(host.Where(type => !IsDemo(type)).SelectMany(Internals));
        Assert.Contains(host.Where(IsDemo).SelectMany(Internals), found =>
            found.EndsWith(nameof(CommandBatcher), StringComparison.Ordinal)
        );
    }

    private static bool IsDemo(Type type) =>
        type.Namespace?.StartsWith(typeof(DemoSetup).Namespace!, StringComparison.Ordinal) == true;

    private static IEnumerable<string> Internals(Type type) =>
        Named(type)
            .SelectMany(Parts)
            .Where(named => named.Assembly == typeof(CommandBatcher).Assembly && !named.IsVisible)
            .Select(named => $"{type.FullName}: {named.Name}");

    /// <summary>
    /// What a type's members name, their variables included; those of async methods are fields of nested types.
    /// </summary>
    private static IEnumerable<Type> Named(Type type) =>
        [
            .. type.GetInterfaces(),
            type.BaseType ?? typeof(object),
            .. type.GetFields(All).Select(field => field.FieldType),
            .. type.GetMethods(All).Select(method => method.ReturnType),
            .. type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).SelectMany(Variables),
        ];

    private static IEnumerable<Type> Variables(MethodBase method) =>
        method
            .GetParameters()
            .Select(parameter => parameter.ParameterType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(variable => variable.LocalType) ?? []);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GenericTypeArguments.SelectMany(Parts).Prepend(type);
}
