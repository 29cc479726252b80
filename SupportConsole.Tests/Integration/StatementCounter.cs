using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Integration;

/// <summary>Counts the statements that Entity Framework sends from this test's own flow of work.</summary>
internal sealed class StatementCounter : IDisposable
{
    private static readonly AsyncLocal<StatementCounter?> Current = new();

    private readonly ConcurrentQueue<string> _statements = [];

    public StatementCounter() => Current.Value = this;

    /// <summary>The statements so far.</summary>
    public IReadOnlyList<string> Statements => [.. _statements];

    /// <summary>How many of them only read.</summary>
    public int Reads =>
        _statements.Count(statement => statement.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Listens from the start: for a second, a context does not look again whether anybody listens, and contexts are
    /// used again.
    /// </summary>
    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Listener());

    public void Dispose() => Current.Value = null;

    private sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuting.Name);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // What is made for SQL Server a second time, without a server, is not counted.
            if (
                Current.Value is { } counter
                && value is { Value: CommandEventData { Context: not SqlServerConsoleDbContext } command }
                && value.Key == RelationalEventId.CommandExecuting.Name
            )
            {
                counter._statements.Enqueue(command.Command.CommandText);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
