using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Sources;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Generation;

/// <summary>Makes sources that can be cited of what tools gave.</summary>
internal static class ToolSources
{
    /// <summary>Registers every part that says something, in order.</summary>
    /// <param name="tools">The calls.</param>
    /// <param name="register">The turn's sources.</param>
    /// <param name="culture">The language of tables and notices.</param>
    public static IReadOnlyList<NumberedSource> Register(IReadOnlyList<ToolUse> tools, SourceRegister register, CultureInfo culture)
    {
        var numbers = new List<int>();
        foreach (var tool in tools.Where(tool => tool.Error is null))
        {
            foreach (var part in tool.Parts)
            {
                if (part is Passages passages)
                    numbers.AddRange(DistinctHits.Of(passages.Hits).Select(distinct => register.Add(distinct.Hit)));
                else if (PartText.Of(part, culture) is { Length: > 0 } text)
                    numbers.Add(register.Add(Reference(tool, part), text));
            }
        }

        return [.. numbers.Distinct().Select(number => register.Find(number)!)];
    }

    // A table of many papers is cited as what it is: a list that the tool made today.
    private static SourceReference Reference(ToolUse tool, ToolPart part) => part.Sources is [var only]
        ? only
        : new SourceReference { DocumentId = "tool:" + tool.Name, Title = part is Table table ? table.Title.De : tool.Name };
}
