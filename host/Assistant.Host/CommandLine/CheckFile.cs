using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Checks;
using Assistant.Host.Cities;

namespace Assistant.Host.CommandLine;

/// <summary>Reads files of sentences to check: a JSON object a line, <c>{id, text, sources:[{id, text, status}]}</c>.</summary>
internal static class CheckFile
{
    /// <summary>The lines that can be read; of each other one the reason, which names its number.</summary>
    /// <param name="file">The file.</param>
    /// <param name="report">Takes the reasons.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static IEnumerable<CheckLine> Read(FileInfo file, Action<string> report)
    {
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (read, fault) = Parse(line);
            if (read is not null)
                yield return read;
            else
                report(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}, line {number}: {fault}"));
        }
    }

    private static IEnumerable<string> Lines(FileInfo file)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file {file.FullName}.");
        try
        {
            return File.ReadLines(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} cannot be read: {exception.Message}");
        }
    }

    private static (CheckLine? Line, string Fault) Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
                return (null, "the line must be a JSON object.");
            if (!row.TryGetProperty("sources", out var sources) || sources.ValueKind != JsonValueKind.Array)
                return (null, "“sources” must be a list.");
            bool? supported = row.TryGetProperty("supported", out var label) && label.ValueKind is JsonValueKind.True or JsonValueKind.False ? label.GetBoolean() : null;
            return (new CheckLine(Text(row, "id"), Text(row, "text"), [.. sources.EnumerateArray().Select(Source)], supported), "");
        }
        catch (JsonException exception)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"the line is no JSON from byte {exception.BytePositionInLine} on."));
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return (null, exception.Message);
        }
    }

    private static CheckSource Source(JsonElement source) => source.ValueKind == JsonValueKind.Object
        ? new CheckSource(OptionalText(source, "id") ?? "", Text(source, "text"), OptionalText(source, "status"))
        : throw new FormatException("each of “sources” must be an object.");

    private static string Text(JsonElement row, string name) => OptionalText(row, name) ?? throw new FormatException($"“{name}” must be a text.");

    private static string? OptionalText(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
