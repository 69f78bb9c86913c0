using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Host.Tests.Documentation;

/// <summary>A page with commands and what they print: blocks <c>sh</c>, each with or without a block <c>text</c> behind it.</summary>
internal static partial class TutorialPage
{
    private const string Mark = "=== step ";

    /// <summary>The commands in their order, with the lines that each is to print.</summary>
    public static IReadOnlyList<(string Commands, IReadOnlyList<string> Lines)> Read(string page)
    {
        var steps = new List<(string, IReadOnlyList<string>)>();
        foreach (Match block in Blocks().Matches(page))
        {
            if (block.Groups["kind"].Value == "sh")
                steps.Add((block.Groups["text"].Value, []));
            else
                steps[^1] = (steps[^1].Item1, block.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return steps;
    }

    /// <summary>One script of all commands, which says where each step begins.</summary>
    public static string Script(IReadOnlyList<(string Commands, IReadOnlyList<string> Lines)> steps)
    {
        var script = new StringBuilder("set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
        for (var step = 0; step < steps.Count; step++)
            script.Append("echo '").Append(Mark).Append(step).Append("'\n").Append(steps[step].Commands).Append('\n');
        return script.ToString();
    }

    /// <summary>What each step printed.</summary>
    public static IReadOnlyList<string> Outputs(string output) => [.. output.Split(Mark).Skip(1)];

    /// <summary>A line of the page as the lines that fit it.</summary>
    public static Regex Pattern(string line) =>
        new(string.Join(".*", line.Trim().Split('…').Select(part => Regex.Escape(part.Trim()))), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^```(?<kind>sh|text)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();
}
