using System.Globalization;
using System.Text.Json;
using Assistant.Host.Cities;
using Assistant.Memory.Evaluation;

namespace Assistant.Host.CommandLine;

/// <summary>Reads question and passage files: a JSON object a line.</summary>
internal static class QuestionFile
{
    /// <exception cref="UsageException">The file cannot be read; the message names the line.</exception>
    public static IReadOnlyList<EvaluationQuestion> ReadQuestions(FileInfo file) =>
        Read(file, line => new EvaluationQuestion(Text(line, "id"), Text(line, "question"), Grades(line, "relevant")) { Category = OptionalText(line, "category") });

    /// <exception cref="UsageException">The file cannot be read; the message names the line.</exception>
    public static IReadOnlyList<EvaluationPassage> ReadPassages(FileInfo file) =>
        Read(file, line => new EvaluationPassage(Text(line, "id"), OptionalText(line, "title"), Text(line, "text")) { Document = OptionalText(line, "document") });

    private static List<T> Read<T>(FileInfo file, Func<JsonElement, T> convert)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file {file.FullName}.");
        var rows = new List<T>();
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(file.FullName))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    throw new FormatException("the line must be a JSON object.");
                rows.Add(convert(document.RootElement));
            }
        }
        catch (JsonException exception)
        {
            throw Wrong(file, number, string.Create(CultureInfo.InvariantCulture, $"the line is no JSON from byte {exception.BytePositionInLine} on."));
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            throw Wrong(file, number, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.FullName} cannot be read: {exception.Message}");
        }

        return rows;
    }

    private static UsageException Wrong(FileInfo file, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}, line {line}: {what}"));

    private static string Text(JsonElement line, string name) =>
        OptionalText(line, name) ?? throw new FormatException($"“{name}” must be a text.");

    private static string? OptionalText(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<string, int> Grades(JsonElement line, string name)
    {
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!line.TryGetProperty(name, out var relevant) || relevant.ValueKind != JsonValueKind.Object)
            throw new FormatException($"“{name}” must map ids to grades.");
        foreach (var pair in relevant.EnumerateObject())
        {
            grades[pair.Name] = pair.Value.ValueKind == JsonValueKind.Number && pair.Value.TryGetInt32(out var grade)
                ? grade
                : throw new FormatException($"the grade of “{pair.Name}” in “{name}” must be a whole number.");
        }

        return grades;
    }
}
