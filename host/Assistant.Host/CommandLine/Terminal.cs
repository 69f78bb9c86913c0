// The command line is the one place that writes to the terminal.
#pragma warning disable RS0030
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary>Where the verbs write: results to standard output, everything else to standard error.</summary>
internal static class Terminal
{
    /// <summary>For people; plain where standard output is no terminal.</summary>
    public static IAnsiConsole Output { get; } = AnsiConsole.Console;

    /// <summary>For progress and messages.</summary>
    public static IAnsiConsole Messages { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Whether a person looks at standard error.</summary>
    public static bool IsInteractive => !Console.IsErrorRedirected;

    /// <summary>One line for programs, never wrapped or coloured.</summary>
    public static void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>One line for the operator.</summary>
    public static void Error(string text) => Console.Error.WriteLine(text);
}
