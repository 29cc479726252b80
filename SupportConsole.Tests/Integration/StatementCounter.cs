using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration;

/// <summary>Counts the statements that Entity Framework sends from this test's own flow of work.</summary>
internal sealed class StatementCounter
    : IDisposable,
        IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private readonly AsyncLocal<bool> _counts = new() { Value = true };
    private readonly ConcurrentQueue<string> _statements = [];
    private readonly List<IDisposable> _subscriptions = [];

    public StatementCounter()
    {
        lock (_subscriptions)
        {
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }
    }

    /// <summary>The statements so far.</summary>
    public IReadOnlyList<string> Statements => [.. _statements];

    /// <summary>How many of them only read.</summary>
    public int Reads =>
        _statements.Count(statement => statement.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // What is made for SQL Server a second time, without a server, is not counted.
        if (
            _counts.Value
            && value is { Value: CommandEventData { Context: not SqlServerConsoleDbContext } command }
            && value.Key == RelationalEventId.CommandExecuting.Name
        )
        {
            _statements.Enqueue(command.Command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }
}
