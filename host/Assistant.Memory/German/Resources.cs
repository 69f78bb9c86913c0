using System.Reflection;

namespace Assistant.Memory.German;

/// <summary>Reads the word lists of this assembly. A line that begins with # is a comment.</summary>
internal static class Resources
{
    /// <summary>The lines of a list.</summary>
    /// <param name="name">Its file name.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#'))];
    }

    /// <summary>The words of a list, with spaces between.</summary>
    /// <param name="name">Its file name.</param>
    public static IEnumerable<string> Words(string name) => Lines(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
