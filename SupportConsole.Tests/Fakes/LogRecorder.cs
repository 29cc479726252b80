using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportConsole.Tests.Fakes;

/// <summary>Keeps all that is logged.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    /// <summary>A line each: level and text, with the exception.</summary>
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose() { }
}
