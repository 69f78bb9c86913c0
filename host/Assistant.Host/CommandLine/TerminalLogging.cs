using Microsoft.Extensions.Logging.Console;

namespace Assistant.Host.CommandLine;

/// <summary>Logs one line per event to standard error, so that standard output holds results alone.</summary>
internal static class TerminalLogging
{
    public static ILoggingBuilder AddTerminal(this ILoggingBuilder logging, LogLevel level)
    {
        logging.SetMinimumLevel(level);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            options.UseUtcTimestamp = true;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
