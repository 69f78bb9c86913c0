// The command line is the one place that writes to the terminal.
#pragma warning disable RS0030
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary>Where the verbs write: results to standard output, everything else to standard error.</summary>
internal static class Terminal
{
    /// <summary>Longer lines of prose are hard to read.</summary>
    private const int MaxWidth = 110;

    /// <summary>For people; plain where standard output is no terminal.</summary>
    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>For progress and messages.</summary>
    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Whether a person looks at standard error.</summary>
    public static bool IsInteractive => !Console.IsErrorRedirected;

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (!redirected)
            console.Profile.Width = Math.Min(console.Profile.Width, MaxWidth);
        return console;
    }

    /// <summary>One line for programs, never wrapped or coloured.</summary>
    public static void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>One line for the operator.</summary>
    public static void Error(string text) => Console.Error.WriteLine(text);
}
