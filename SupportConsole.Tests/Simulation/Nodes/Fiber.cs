using System.Runtime.CompilerServices;
using SupportConsole.Tests.Simulation.Database;

namespace SupportConsole.Tests.Simulation.Nodes;

/// <summary>
/// One flow of control, driven by hand: whoever awaits it stands still until the scheduler lets it go on, or fail. All
/// fibers share one thread, so that the order of everything is the scheduler's choice alone.
/// </summary>
internal sealed class Fiber : ICriticalNotifyCompletion
{
    private Action? _next;
    private Exception? _failure;

    /// <summary>True while it stands at an await.</summary>
    public bool IsParked => _next is not null;

    /// <summary>The row lock it stands before; null when it may go on at any time.</summary>
    public RowKey? WaitsFor { get; private set; }

    public bool IsCompleted => false;

    public Fiber GetAwaiter() => this;

    /// <summary>The next await is a wait for this row.</summary>
    public void WaitFor(RowKey row) => WaitsFor = row;

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _next = continuation;

    public void GetResult()
    {
        if (_failure is { } failure)
        {
            _failure = null;
            throw failure;
        }
    }

    /// <summary>Goes on until the next await.</summary>
    /// <param name="failure">What the awaited call throws; null when it succeeds.</param>
    public void Resume(Exception? failure = null)
    {
        var next = _next!;
        _next = null;
        WaitsFor = null;
        _failure = failure;
        next();
    }

    /// <summary>Never goes on: its process has died.</summary>
    public void Abandon()
    {
        _next = null;
        WaitsFor = null;
    }
}
