using System.Text.RegularExpressions;

namespace Assistant.Memory.Splitting;

/// <summary>The items of a meeting's agenda by number, as a source states them beside the minutes. Immutable.</summary>
public sealed partial record Agenda
{
    private readonly Dictionary<string, string> _titles;

    private Agenda(Dictionary<string, string> titles) => _titles = titles;

    /// <summary>Reads an agenda whose items are headings of Markdown: <c>## TOP 5: Haushalt 2026</c>.</summary>
    /// <param name="markdown">The agenda.</param>
    /// <returns><see langword="null"/> where it holds no items.</returns>
    public static Agenda? Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Item().Matches(markdown))
            titles.TryAdd(Key(match.Groups["number"].Value), match.Groups["title"].Value.Trim());
        return titles.Count == 0 ? null : new Agenda(titles);
    }

    /// <summary>The heading under which a file stands whose name says to which item it belongs: <c>TOP 6: Abstimmungsergebnis</c>.</summary>
    /// <param name="fileName">The file's name for people.</param>
    /// <returns><see langword="null"/> where it names no item of this agenda.</returns>
    public string? HeadingOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var match = InName().Match(fileName);
        return match.Success && TitleOf(match.Groups["number"].Value) is { } title ? Heading(match.Groups["number"].Value, title) : null;
    }

    internal static string Heading(string number, string title) => $"TOP {Public(number)}: {title}";

    /// <summary>The title of an item; <see langword="null"/> where there is none of this number.</summary>
    internal string? TitleOf(string number) => _titles.GetValueOrDefault(Key(number));

    // “Ö 5” is 5: minutes that are published have public items only.
    private static string Public(string number) => number.TrimStart('Ö', 'N', ' ');

    private static string Key(string number) =>
        string.Join('.', Public(number).Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => part.TrimStart('0')));

    [GeneratedRegex(@"^#{1,4} +(TOP *)?(?<number>[ÖN]? ?\d{1,3}(\.\d{1,3})*[a-z]?)\.?(:| -|:?$) *(?<title>[^\r\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"\bTOP *(?<number>[ÖN]? ?\d{1,3}(\.\d{1,3})*[a-z]?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InName();
}
