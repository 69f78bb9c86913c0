using System.Text.Json;

namespace Assistant.Conversations.Tools;

/// <summary>Reads from a tool's schema what its arguments are called for people.</summary>
internal static class ArgumentLabels
{
    // Beside a value on a line of a narrow page.
    private const int MaxLength = 48;

    // A description begins with what the argument is, and goes on with how it is written.
    private static readonly string[] s_ends = [",", ":", ";", " (", " – ", ". "];

    /// <summary>The labels, in the order of the schema; none where it names no arguments.</summary>
    public static IReadOnlyList<ArgumentLabel> Of(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(property => Of(property.Name, property.Value))]
            : [];

    private static ArgumentLabel Of(string name, JsonElement argument)
    {
        var description = Text(argument, "description");
        var label = Text(argument, "title") ?? Short(description) ?? name;
        return new ArgumentLabel(name, label, description is null || description.TrimEnd('.') == label ? null : description);
    }

    private static string? Short(string? description)
    {
        if (description is null)
            return null;
        var end = s_ends.Select(mark => description.IndexOf(mark, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(description.Length).Min();
        var label = description[..end].TrimEnd().TrimEnd('.');
        return label.Length is > 0 and <= MaxLength ? label : null;
    }

    private static string? Text(JsonElement argument, string property) =>
        argument.ValueKind == JsonValueKind.Object && argument.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String && text.GetString()!.Trim() is { Length: > 0 } said
            ? said
            : null;
}
