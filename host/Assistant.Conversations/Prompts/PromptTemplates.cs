using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Conversations.Prompts;

/// <summary>The templates in <c>Prompts/Templates</c>, which the program carries in itself.</summary>
internal static partial class PromptTemplates
{
    private const string Prefix = "Prompts/";
    private const string German = "de";
    private const string English = "en";

    private static readonly Lazy<FrozenDictionary<string, PromptTemplate>> Newest = new(() => Load()
        .GroupBy(template => $"{template.Name}.{template.Language}", StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.MaxBy(template => template.Number)!, StringComparer.Ordinal));

    /// <summary>The newest template of a name in the reader's language: English where that is English, else German.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="culture">The reader's language.</param>
    public static PromptTemplate For(string name, CultureInfo culture) =>
        Newest.Value[$"{name}.{(culture.TwoLetterISOLanguageName == English ? English : German)}"];

    /// <summary>All templates that were ever released.</summary>
    public static IReadOnlyList<PromptTemplate> Load()
    {
        var assembly = typeof(PromptTemplates).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return Parse(name[Prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
            }),
        ];
    }

    /// <summary>Reads a template.</summary>
    /// <param name="file">Its file name: <c>answer.de.v1.md</c>.</param>
    /// <param name="text">Its text, with lines that end in <c>\n</c>.</param>
    internal static PromptTemplate Parse(string file, string text)
    {
        var head = Head().Match(text);
        if (!head.Success || file != $"{head.Groups["name"].Value}.{head.Groups["language"].Value}.v{head.Groups["number"].Value}.md")
            throw new InvalidDataException($"The prompt template {file} has no head that says what its name says. Begin it with template, language and version as the others do.");
        var pieces = Section().Split(text[head.Length..]);
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i + 1 < pieces.Length; i += 2)
            sections.Add(pieces[i], pieces[i + 1].Trim());
        return new PromptTemplate(
            head.Groups["name"].Value,
            head.Groups["language"].Value,
            int.Parse(head.Groups["number"].Value, CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            sections);
    }

    [GeneratedRegex(@"\A---\ntemplate: (?<name>[a-z-]+)\nlanguage: (?<language>[a-z]{2})\nversion: (?<number>\d{1,4})\n---\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"^<!-- (?<name>[a-z]+) -->\n", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
