using System.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>Stands for turns that no longer fit: what was asked in them, as a list, the last at the end.</summary>
internal static class HistoryDigest
{
    private const int MaxQuestion = 200;

    /// <summary>The list, of the newest questions that fit; <see langword="null"/> where none does.</summary>
    /// <param name="turns">The turns, oldest first.</param>
    /// <param name="maxTokens">At most how many tokens.</param>
    public static string? Of(IReadOnlyList<IReadOnlyList<ChatMessage>> turns, int maxTokens)
    {
        var lines = new List<string>();
        var used = 0;
        foreach (var line in turns.Reverse().Select(HistoryTurns.Question).Where(question => !string.IsNullOrWhiteSpace(question)).Select(Line))
        {
            used += TokenEstimator.Estimate(line) + 1;
            if (used > maxTokens)
                break;
            lines.Add(line);
        }

        lines.Reverse();
        return lines.Count == 0 ? null : new StringBuilder().AppendJoin('\n', lines).ToString();
    }

    private static string Line(string question)
    {
        var line = UntrustedText.NeutralizeLine(question);
        if (line.Length <= MaxQuestion)
            return "– " + line;
        var end = line.LastIndexOf(' ', MaxQuestion);
        return $"– {line[..(end > 0 ? end : MaxQuestion)]} …";
    }
}
