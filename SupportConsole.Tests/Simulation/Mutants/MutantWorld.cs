using System.Reflection;
using System.Runtime.Loader;

namespace SupportConsole.Tests.Simulation.Mutants;

/// <summary>A second copy of the simulation, bound to another SupportConsole.Core.</summary>
internal sealed class MutantWorld(byte[] core) : AssemblyLoadContext(isCollectible: true)
{
    /// <summary>Runs one world against that core.</summary>
    /// <returns>The broken promise, with the seed and the last events; null when all were kept.</returns>
    public string? Run(int seed, int events)
    {
        var simulation = LoadFromAssemblyPath(typeof(Simulation).Assembly.Location).GetType(typeof(Simulation).FullName!, throwOnError: true)!;
        return (string?)simulation.GetMethod(nameof(Simulation.FindViolation), [typeof(int), typeof(int)])!.Invoke(null, [seed, events]);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == "SupportConsole.Core" ? LoadFromStream(new MemoryStream(core)) : null;
}
