using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Nodes;

namespace SupportConsole.Tests.Simulation;

/// <summary>
/// What is wrong with a world on purpose: the simulation must find it. The healthy world has nothing wrong with it.
/// </summary>
internal class PlantedFault
{
    public static PlantedFault None { get; } = new();

    /// <summary>Begins a transaction of one loop.</summary>
    public virtual MemoryTransaction Begin(Tables tables, Fiber fiber, ITransactionWatch watch) =>
        new(tables, fiber, watch);

    /// <summary>A loop is about to make a call.</summary>
    public virtual void AtCall(NodeLoop loop, string call) { }
}
