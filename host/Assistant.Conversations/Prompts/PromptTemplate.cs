using System.Text.RegularExpressions;

namespace Assistant.Conversations.Prompts;

/// <summary>A released template. Immutable.</summary>
/// <param name="Name">What it is for: <c>answer</c>.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Number">From 1; a change of one word is a new number, so that an answer can be traced to what the model was told.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="Sections">The text of each section by its name.</param>
internal sealed partial record PromptTemplate(string Name, string Language, int Number, string Hash, IReadOnlyDictionary<string, string> Sections)
{
    /// <summary>For the record: <c>answer.de.v1+1a2b3c4d</c>.</summary>
    public string Version { get; } = $"{Name}.{Language}.v{Number}+{Hash[..8]}";

    /// <summary>A section with its places filled. What is filled in is never read as a template itself.</summary>
    /// <param name="section">The section.</param>
    /// <param name="values">The value of each place.</param>
    public string Fill(string section, params IReadOnlyList<(string Place, string Value)> values) =>
        Place().Replace(Sections[section], match => values.Single(value => value.Place == match.Groups["name"].Value).Value);

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex Place();
}
