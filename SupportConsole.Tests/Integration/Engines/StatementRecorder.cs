using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.Tests.Integration.Engines;

/// <summary>Listens to the statements that EF Core sends to one database.</summary>
internal sealed class StatementRecorder
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>,
        IDisposable
{
    private static readonly string[] Writing = ["INSERT", "UPDATE", "DELETE", "REPLACE"];

    private readonly ConcurrentQueue<string> _statements = [];
    private readonly List<IDisposable> _subscriptions = [];
    private readonly string _dataSource;

    public StatementRecorder(string dataSource)
    {
        _dataSource = dataSource;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IEnumerable<string> Writes =>
        _statements.Where(statement => Writing.Any(word => statement.Contains(word, StringComparison.Ordinal)));

    /// <summary>How many statements name the table.</summary>
    public int CountOf(string table) =>
        _statements.Count(statement => statement.Contains($"\"{table}\"", StringComparison.Ordinal));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key == RelationalEventId.CommandExecuting.Name
            && value.Value is CommandEventData { Command: var command }
            && command.Connection?.DataSource == _dataSource
        )
        {
            _statements.Enqueue(command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) => throw error;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
