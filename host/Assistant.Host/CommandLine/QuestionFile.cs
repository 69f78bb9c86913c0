using System.Globalization;
using System.Text.Json;
using Assistant.Host.Cities;
using Assistant.Memory.Evaluation;

namespace Assistant.Host.CommandLine;

/// <summary>Reads question and passage files: a JSON object a line.</summary>
internal static class QuestionFile
{
    public static IReadOnlyList<EvaluationQuestion> ReadQuestions(FileInfo file) => Read(file, element => new EvaluationQuestion(
        element.GetProperty("id").GetString()!,
        element.GetProperty("question").GetString()!,
        element.GetProperty("relevant").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetInt32(), StringComparer.Ordinal)));

    public static IReadOnlyList<EvaluationPassage> ReadPassages(FileInfo file) => Read(file, element => new EvaluationPassage(
        element.GetProperty("id").GetString()!,
        element.TryGetProperty("title", out var title) ? title.GetString() : null,
        element.GetProperty("text").GetString()!));

    private static List<T> Read<T>(FileInfo file, Func<JsonElement, T> convert)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file {file.FullName}.");
        var rows = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                rows.Add(convert(document.RootElement));
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}, line {number}: {exception.Message}"));
            }
        }

        return rows;
    }
}
