using System.Globalization;
using System.Xml;

namespace Assistant.Memory.Extraction.Office;

/// <summary>
/// Reads the content of an OpenDocument text, sheet or presentation (OpenDocument 1.3, part 3): headings, lists, tables as rows, footnotes.
/// Deleted text, comments and hidden sheets are left out.
/// </summary>
internal sealed class OpenDocumentTextReader(OfficeTextWriter writer) : OfficePartReader(writer)
{
    private const int MaxSpaces = 100;
    private readonly HashSet<string> _hiddenTables = new(StringComparer.Ordinal);
    private readonly List<bool> _firstOfItem = [];
    private string? _style;
    private int _paragraphs;
    private int _tables;
    private int _heading;
    private bool _isSpreadsheet;

    protected override bool TakesText => _paragraphs > 0;

    protected override void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "tracked-changes" or "annotation" or "note-citation" or "forms" or "sequence-decls" or "notes" when !reader.IsEmptyElement:
                Skip(reader);
                break;
            case "table" when _hiddenTables.Contains(Attribute(reader, "style-name") ?? ""):
            case "table-row" when Attribute(reader, "visibility") is "collapse" or "filter":
                Skip(reader);
                break;
            case "style":
                _style = Attribute(reader, "name");
                break;
            case "table-properties" when _style is not null && Attribute(reader, "display") == "false" && _hiddenTables.Count < 1_000:
                _hiddenTables.Add(_style);
                break;
            case "h":
                _heading = int.TryParse(Attribute(reader, "outline-level"), CultureInfo.InvariantCulture, out var level) && level > 0 ? level : 1;
                BeginParagraph();
                break;
            case "p":
                BeginParagraph();
                break;
            case "list-item":
                _firstOfItem.Add(true);
                break;
            case "s":
                Writer.Append(new string(' ', int.TryParse(Attribute(reader, "c"), CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, MaxSpaces) : 1));
                break;
            case "tab":
                Writer.Append(" ");
                break;
            case "line-break":
                Writer.EndLine();
                break;
            case "spreadsheet":
                _isSpreadsheet = true;
                break;
            case "note-body":
                Writer.BeginNote();
                break;
            case "table":
                // A sheet has a name for people; that of a text's table (“Tabelle1”) says nothing.
                if (_tables++ == 0 && _isSpreadsheet && Attribute(reader, "name") is { } name)
                    Writer.Heading(name);
                Writer.BeginTable();
                break;
            case "table-cell":
                Writer.BeginCell();
                break;
        }
    }

    protected override void End(string name)
    {
        switch (name)
        {
            case "h" or "p" when _paragraphs > 0:
                _paragraphs--;
                var isItem = _firstOfItem.Count > 0 && _firstOfItem[^1];
                if (isItem)
                    _firstOfItem[^1] = false;
                Writer.EndParagraph(_heading, isItem && _heading == 0);
                _heading = 0;
                break;
            case "list-item" when _firstOfItem.Count > 0:
                _firstOfItem.RemoveAt(_firstOfItem.Count - 1);
                break;
            case "style":
                _style = null;
                break;
            case "note-body":
                Writer.EndNote();
                break;
            case "table-row":
                Writer.EndRow();
                break;
            case "table" when _tables > 0:
                _tables--;
                Writer.EndTable();
                break;
        }
    }

    private void BeginParagraph()
    {
        _paragraphs++;
        Writer.BeginParagraph();
    }

    private static string? Attribute(XmlReader reader, string name)
    {
        for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
        {
            if (reader.LocalName != name)
                continue;
            var value = reader.Value;
            reader.MoveToElement();
            return value;
        }

        reader.MoveToElement();
        return null;
    }
}
