using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Crash;

/// <summary>How nodes are replaced one by one.</summary>
/// <param name="Settings">Of each node, beside those of every crash test.</param>
/// <param name="OpenDoor">Opens what stands before the nodes, once they have started; its address.</param>
/// <param name="During">What happens beside the traffic, at that address; calls its second argument for the roll.</param>
internal sealed record CrashRoll(
    IReadOnlyDictionary<string, string> Settings,
    Func<IReadOnlyList<ProgramProcess>, Task<Uri>> OpenDoor,
    Func<Uri, Func<Task>, Task> During
);
