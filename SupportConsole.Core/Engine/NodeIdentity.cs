namespace SupportConsole.Core.Engine;

/// <summary>Names this process among the nodes on one database.</summary>
internal sealed class NodeIdentity
{
    public string Id { get; } = Guid.NewGuid().ToString("N");
}
