using System.Globalization;
using System.Text;
using System.Xml;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>
/// Reads a Word document (ECMA-376-1, 17): paragraphs, headings by style, lists, tables as rows, text boxes, footnotes after the paragraph that
/// refers to them. Deleted and hidden text, headers, footers and comments are left out; numbers of automatic numbering are in no file.
/// </summary>
internal sealed class WordTextReader(GuardedPackage package, OfficeTextWriter writer) : OfficePartReader(writer)
{
    private readonly Stack<Paragraph> _paragraphs = [];
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private WordStyles? _styles;
    private bool _isText;
    private bool _isHidden;

    protected override bool TakesText => _isText && !_isHidden;

    public void Read(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        _styles = new WordStyles(package, folder + "styles.xml");
        ReadNotes(folder + "footnotes.xml", "footnote");
        ReadNotes(folder + "endnotes.xml", "endnote");
        if (!package.Read(part, Visit))
            throw new ExtractionFailedException(Failures.Broken($"{part} is missing"));
    }

    /// <summary>An attribute of WordprocessingML, whatever its prefix.</summary>
    public static string? Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI) ?? reader.GetAttribute(name);

    public static string? Value(XmlReader reader) => Attribute(reader, "val");

    protected override void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            // “Fallback” shows once more what “Choice” shows; “tabs” are stops, not tabulators.
            case "del" or "moveFrom" or "Fallback" or "tabs" or "sectPr" or "rPrChange" or "pPrChange" when !reader.IsEmptyElement:
                Skip(reader);
                break;
            case "p":
                _paragraphs.Push(new Paragraph());
                Writer.BeginParagraph();
                break;
            case "r":
                _isHidden = false;
                break;
            case "vanish":
                _isHidden = Value(reader) is not ("0" or "false");
                break;
            case "t":
                _isText = true;
                break;
            case "tab":
                Writer.Append(" ");
                break;
            case "br" or "cr":
                Writer.EndLine();
                break;
            case "noBreakHyphen":
                Writer.Append("-");
                break;
            case "sym" when int.TryParse(Attribute(reader, "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var symbol) && symbol is > 0 and <= char.MaxValue:
                Writer.Append(((char)symbol).ToString());
                break;
            case "footnoteReference" or "endnoteReference" when _notes.Remove(NoteKey(reader.LocalName[..^"Reference".Length], reader), out var note):
                Writer.Note(note);
                break;
            case "tbl":
                Writer.BeginTable();
                break;
            case "tc":
                Writer.BeginCell();
                break;
            default:
                Format(reader);
                break;
        }
    }

    private void Format(XmlReader reader)
    {
        if (!_paragraphs.TryPeek(out var paragraph))
            return;
        switch (reader.LocalName)
        {
            case "pStyle":
                paragraph.Level = _styles!.Level(Value(reader));
                paragraph.IsItem = _styles.IsItem(Value(reader));
                break;
            case "outlineLvl" when int.TryParse(Value(reader), CultureInfo.InvariantCulture, out var level):
                paragraph.Level = level < 9 ? level + 1 : 0;
                break;
            case "numId":
                paragraph.IsItem = Value(reader) != "0";
                break;
        }
    }

    protected override void End(string name)
    {
        switch (name)
        {
            case "t":
                _isText = false;
                break;
            case "p" when _paragraphs.TryPop(out var paragraph):
                Writer.EndParagraph(paragraph.Level, paragraph.IsItem && paragraph.Level == 0);
                break;
            case "tr":
                Writer.EndRow();
                break;
            case "tbl":
                Writer.EndTable();
                break;
        }
    }

    private void ReadNotes(string part, string kind)
    {
        var text = new StringBuilder();
        var key = default(string?);
        package.Read(part, reader =>
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == kind)
                (key, _) = (Attribute(reader, "type") is null ? NoteKey(kind, reader) : null, text.Clear());
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == kind && key is not null && text.Length > 0)
                _notes[key] = text.ToString().Trim();
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "p")
                text.Append(' ');
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace && key is not null)
                text.Append(reader.Value);
        });
    }

    private static string NoteKey(string kind, XmlReader reader) => kind + Attribute(reader, "id");

    private sealed class Paragraph
    {
        public int Level { get; set; }

        public bool IsItem { get; set; }
    }
}
