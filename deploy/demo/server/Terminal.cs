// A program of its own with one line to say.
#pragma warning disable RS0030
namespace Assistant.DemoCouncil;

internal static class Terminal
{
    public static Task ErrorAsync(string text) => Console.Error.WriteLineAsync(text);
}
