using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation.Nodes;

/// <summary>A process on the database: a clock of its own, commands that wait, loops that decide them.</summary>
internal sealed class Node
{
    public Node(World world, string name, long skew)
    {
        Clock = new(world.Time, skew);
        Loops =
        [
            .. Enumerable
                .Range(1, world.Settings.LoopsPerNode)
                .Select(number => new NodeLoop(this, world, $"{name}.{number}")),
        ];
    }

    public NodeClock Clock { get; }

    public IReadOnlyList<NodeLoop> Loops { get; }

    /// <summary>Handed over and not yet looked at.</summary>
    public Queue<Operation> Waiting { get; } = new();

    /// <summary>True while it cannot reach the database.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>The process dies.</summary>
    /// <returns>What it owes an answer.</returns>
    public List<Operation> Die()
    {
        List<Operation> owed =
        [
            .. Loops.SelectMany(loop => loop.Batch).Where(operation => operation.IsOpen),
            .. Waiting,
        ];
        foreach (var loop in Loops)
        {
            loop.Die();
        }

        return owed;
    }
}
