using System.Globalization;
using Assistant.Host.CommandLine;

namespace Assistant.Host.Development;

/// <summary>Prints what came of a build, in short.</summary>
internal static class BuildReport
{
    private const int MaxMessages = 12;

    public static void Print(string id, BuildResult result)
    {
        foreach (var line in Lines(id, result))
            Terminal.Line(line);
    }

    public static IEnumerable<string> Lines(string id, BuildResult result)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{id}: {(result.Succeeded ? "built" : "cannot be built")} ({result.Duration.TotalSeconds:0.0} s)");
        foreach (var message in result.Messages.Take(MaxMessages))
            yield return $"  {message}";
        if (result.Messages.Count > MaxMessages)
            yield return string.Create(CultureInfo.InvariantCulture, $"  … and {result.Messages.Count - MaxMessages} more");
    }
}
