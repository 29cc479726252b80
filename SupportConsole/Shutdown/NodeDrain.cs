namespace SupportConsole.Shutdown;

/// <summary>
/// Tells whether this node is about to stop. It still serves, but asks to be left alone: readiness fails, waiting calls
/// end, connections are not kept, and open pages say so.
/// </summary>
public sealed class NodeDrain : IDisposable
{
    private readonly CancellationTokenSource _begun = new();

    /// <summary>Cancelled once the node is about to stop.</summary>
    public CancellationToken Begun => _begun.Token;

    /// <summary>True once the node is about to stop.</summary>
    public bool HasBegun => _begun.IsCancellationRequested;

    /// <summary>Tells everybody; repeating it changes nothing.</summary>
    public Task BeginAsync() => _begun.CancelAsync();

    public void Dispose() => _begun.Dispose();
}
