using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>Which paragraph styles of a Word document are headings and lists, also by the style they are based on.</summary>
internal sealed partial class WordStyles
{
    private const int MaxInheritance = 20;
    private const int MaxStyles = 10_000;
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private Style? _open;

    public WordStyles(GuardedPackage package, string part) => package.Read(part, Visit);

    /// <summary>The level of a heading from 1; 0 where the style makes none.</summary>
    public int Level(string? style) => Inherited(style).Select(found => found.Level).FirstOrDefault(level => level is not null) ?? 0;

    /// <summary>Whether the style makes list items.</summary>
    public bool IsItem(string? style) => Inherited(style).Any(found => found.IsItem);

    private IEnumerable<Style> Inherited(string? id)
    {
        for (var i = 0; i < MaxInheritance && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.Base;
        }
    }

    private void Visit(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element)
            return;
        switch (reader.LocalName)
        {
            case "style" when _styles.Count < MaxStyles:
                _open = new Style();
                _styles[WordTextReader.Attribute(reader, "styleId") ?? ""] = _open;
                break;
            case "name" when _open is not null:
                _open.Level ??= LevelOf(WordTextReader.Value(reader));
                break;
            case "basedOn" when _open is not null:
                _open.Base = WordTextReader.Value(reader);
                break;
            case "outlineLvl" when _open is not null && int.TryParse(WordTextReader.Value(reader), CultureInfo.InvariantCulture, out var level):
                // ECMA-376-1, 17.3.1.20: 9 is body text.
                _open.Level = level < 9 ? level + 1 : 0;
                break;
            case "numPr" when _open is not null:
                _open.IsItem = true;
                break;
        }
    }

    private static int? LevelOf(string? name)
    {
        if (name is "Title" or "Titel")
            return 1;
        var match = HeadingName().Match(name ?? "");
        return match.Success ? match.Groups["level"].Value[0] - '0' : null;
    }

    [GeneratedRegex("^(heading|Überschrift) (?<level>[1-9])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingName();

    private sealed class Style
    {
        public int? Level { get; set; }

        public string? Base { get; set; }

        public bool IsItem { get; set; }
    }
}
