using System.Text.Json;
using Assistant.Conversations.Checks;

namespace Assistant.Conversations.Tests.Checks;

/// <summary>A file of labelled sentences, checked.</summary>
internal static class LabelledSentences
{
    /// <summary>Precision and recall in finding the faulty ones, and what was judged wrongly, one a line.</summary>
    public static (double Precision, double Recall, string Wrong) Measure(string file)
    {
        var checker = new AnswerChecker();
        var (found, missed, falsely) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            var sources = row.GetProperty("sources").EnumerateArray().Select(source => new CheckSource(
                source.GetProperty("id").GetString()!, source.GetProperty("text").GetString()!, source.GetProperty("status").GetString())).ToList();
            var findings = checker.CheckSentence(row.GetProperty("text").GetString()!, sources);
            var isFaulty = !row.GetProperty("supported").GetBoolean();
            if (isFaulty && findings.Count > 0)
                found++;
            else if (isFaulty)
                missed++;
            else if (findings.Count > 0)
                falsely++;
            if (isFaulty == findings.Count > 0)
                continue;
            wrong.Add($"{(isFaulty ? "MISSED" : "FALSE ")} {row.GetProperty("id")} {row.GetProperty("text")} | {row.GetProperty("fault")} | {string.Join("; ", findings.Select(finding => $"{finding.Kind} {finding.Words}: {finding.Reason}"))}");
        }

        return ((double)found / Math.Max(1, found + falsely), (double)found / Math.Max(1, found + missed), string.Join('\n', wrong));
    }

    /// <summary>The set beside the repository, where it is there.</summary>
    public static string Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent;
        while (folder is not null)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "answer-checks.jsonl");
            if (File.Exists(file))
                return file;
            folder = folder.Parent;
        }

        Assert.Skip("../shared/data/answer-checks.jsonl is not there");
        return "";
    }
}
