using System.Collections.Concurrent;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>Keeps log lines, and on purpose every object that comes with them: what a plugin logs must not hold it.</summary>
internal sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = new();

    public IReadOnlyList<Line> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
        // Lines outlive the factory.
    }

    internal sealed record Line(string Category, LogLevel Level, string Text, object? State, Exception? Exception);

    private sealed class Logger(string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new Line(category, logLevel, formatter(state, exception), state, exception));
    }
}
