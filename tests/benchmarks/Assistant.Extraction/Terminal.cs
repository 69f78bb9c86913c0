// A program of its own with one line to say.
#pragma warning disable RS0030
namespace Assistant.Extraction;

internal static class Terminal
{
    public static Task SayAsync(string text) => Console.Out.WriteLineAsync(text);

    public static Task ErrorAsync(string text) => Console.Error.WriteLineAsync(text);
}
