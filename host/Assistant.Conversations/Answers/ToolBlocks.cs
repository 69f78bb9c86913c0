using System.Globalization;

namespace Assistant.Conversations.Answers;

/// <summary>What tools gave, as blocks of an answer's text.</summary>
internal static class ToolBlocks
{
    /// <summary>The blocks. What a tool failed with stands where its result would stand.</summary>
    /// <param name="tools">The tools that were called.</param>
    /// <param name="culture">The reader's language.</param>
    public static IEnumerable<string> Of(IReadOnlyList<ToolUse> tools, CultureInfo culture) =>
        tools.SelectMany(tool => tool.Error is null ? tool.Parts.Select(part => PartText.Of(part, culture)) : [tool.Error]).Where(text => text.Length > 0);
}
