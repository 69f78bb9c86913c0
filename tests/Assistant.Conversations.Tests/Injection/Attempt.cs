using System.Text.Json;

namespace Assistant.Conversations.Tests.Injection;

/// <summary>Something that somebody has written to make a model do what nobody asked for. Immutable.</summary>
/// <param name="Id">Names it in the test's output.</param>
/// <param name="Place">Where it stands: paper, title, file, tool, upload.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Call">The tool that it wants called; <see langword="null"/> for none.</param>
/// <param name="Argument">With what.</param>
/// <param name="Say">What it wants said; <see langword="null"/> for nothing.</param>
public sealed record Attempt(string Id, string Place, string Text, string? Call, string? Argument, string? Say)
{
    public static IReadOnlyList<Attempt> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Injection", "attempts.jsonl")).Where(line => line.Length > 0).Select(Read)];

    /// <summary>Whether a text lets its reader read the attempt, however it is dressed up.</summary>
    public bool IsReadIn(string text) => Letters(text).Contains(Letters(Text)[..Math.Min(24, Letters(Text).Length)], StringComparison.Ordinal);

    public override string ToString() => Id;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Attempt Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        string? Optional(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new Attempt(
            root.GetProperty("id").GetString()!,
            root.GetProperty("place").GetString()!,
            root.GetProperty("text").GetString()!,
            Optional("call"),
            root.TryGetProperty("arguments", out var arguments) ? arguments.GetProperty("place").GetString() : null,
            Optional("say"));
    }
}
