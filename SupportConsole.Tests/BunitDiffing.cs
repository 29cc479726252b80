using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SupportConsole.Tests;

/// <summary>
/// bunit was compiled against AngleSharp.Diffing 1.x, which the package feed lacks. Version 0.17.0 has what it calls, but
/// the runtime refuses a lower version than the one asked for, so it is resolved by name alone. Not compiled when
/// CompletePackageFeed is true.
/// </summary>
internal static class BunitDiffing
{
    private const string Assembly = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void ResolveByName() =>
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Assembly
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{Assembly}.dll"))
            : null;
}
