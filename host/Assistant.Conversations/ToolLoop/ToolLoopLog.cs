using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.ToolLoop;

/// <summary>The loop's log lines: never arguments, results or what the model wrote.</summary>
internal static partial class ToolLoopLog
{
    [LoggerMessage(1, LogLevel.Error, "Tool {Tool} failed with {Exception} at {Stack}")]
    public static partial void Faulted(this ILogger logger, string tool, string exception, string stack);

    [LoggerMessage(2, LogLevel.Warning, "Tool {Tool} was cancelled after {Seconds:0.#} s.")]
    public static partial void TimedOut(this ILogger logger, string tool, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "The model {Model} asked for {Count} tool calls though it had no tools to call; they were ignored.")]
    public static partial void CallsIgnored(this ILogger logger, string? model, int count);

    [LoggerMessage(4, LogLevel.Information, "Tool loop of run {Run}: {Note}.")]
    public static partial void Note(this ILogger logger, string run, string note);
}
