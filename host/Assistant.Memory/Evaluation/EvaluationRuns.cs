using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assistant.Memory.Evaluation;

/// <summary>Keeps runs as files, a folder for each set: <c>evaluations/&lt;set&gt;/&lt;time&gt;.json</c>. The oldest go.</summary>
/// <param name="folder">Where the sets lie.</param>
public sealed class EvaluationRuns(string folder)
{
    /// <summary>How many runs of a set are kept.</summary>
    public const int Kept = 100;

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>The name of a set: the same questions over the same corpus have the same.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="corpus">What they are searched in: a file's name, or a city.</param>
    public static string Set(IReadOnlyList<EvaluationQuestion> questions, string corpus)
    {
        ArgumentNullException.ThrowIfNull(questions);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var question in questions)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{question.Id}\0{question.Question}\0"));
            foreach (var (id, grade) in question.Relevant.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}={grade}\0")));
        }

        var name = string.Concat(corpus.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return $"{name[..Math.Min(name.Length, 60)]}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4))}";
    }

    /// <summary>The last run of a set; <see langword="null"/> where there is none that can be read.</summary>
    /// <param name="set">The set's name.</param>
    public EvaluationRun? Last(string set) => Files(set).Select(Read).FirstOrDefault(run => run is not null);

    /// <summary>Keeps a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public string Add(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Directory.CreateDirectory(Path.Combine(folder, run.Set));
        var file = Path.Combine(folder, run.Set, run.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + ".json");
        File.WriteAllText(file, JsonSerializer.Serialize(run, EvaluationJson.Default.EvaluationRun));
        foreach (var old in Files(run.Set).Skip(Kept))
            File.Delete(old);
        return file;
    }

    // The time in the name sorts: the newest first.
    private IEnumerable<string> Files(string set)
    {
        var path = Path.Combine(folder, set);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").OrderDescending(StringComparer.Ordinal).ToList() : [];
    }

    // A file cut off by a crash, or of another version, is no run to compare with.
    private static EvaluationRun? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), EvaluationJson.Default.EvaluationRun);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
