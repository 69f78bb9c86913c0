using System.Globalization;
using System.Text;
using System.Xml;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>
/// Reads a workbook (ECMA-376-1, 18): each visible sheet under its name, each row on a line, its cells as a reader sees them. What a sheet
/// declares as its size is not believed: only cells that are there are read.
/// </summary>
internal sealed class WorkbookTextReader(GuardedPackage package, OfficeTextWriter writer)
{
    private const int MaxSheets = 1_000;

    // Excel itself has no more columns.
    private const int MaxColumns = 16_384;
    private const long MaxSharedCharacters = 32L << 20;

    private readonly List<(int From, int To)> _hiddenColumns = [];
    private readonly List<string> _row = [];
    private readonly StringBuilder _value = new();
    private WorkbookStyles? _styles;
    private SharedStrings? _shared;
    private bool _is1904;
    private bool _isHiddenRow;
    private bool _isHiddenCell;
    private bool _isValue;
    private string? _type;
    private string? _style;
    private bool _isAfterEmptyRow;

    public void Read(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var targets = Targets(folder, part);
        var sheets = Sheets(part);
        _styles = new WorkbookStyles(package, folder + "styles.xml");
        _shared = new SharedStrings(package, folder + "sharedStrings.xml", MaxSharedCharacters);
        foreach (var (name, id) in sheets)
        {
            if (!targets.TryGetValue(id, out var target))
                continue;
            _hiddenColumns.Clear();
            writer.Heading(name);
            writer.Line("");
            package.Read(target, Visit);
        }
    }

    // What nobody sees when the workbook is opened must not be found, and above all not be put into a prompt.
    private List<(string Name, string Id)> Sheets(string part)
    {
        var sheets = new List<(string, string)>();
        var isThere = package.Read(part, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element)
                return;
            if (reader.LocalName == "workbookPr")
                _is1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet" && sheets.Count < MaxSheets && reader.GetAttribute("state") is null or "visible" && reader.GetAttribute("name") is { } name)
                sheets.Add((name, RelationshipId(reader)));
        });
        return isThere ? sheets : throw new ExtractionFailedException(Failures.Broken($"{part} is missing"));
    }

    // The attribute's namespace differs between the transitional and the strict form of the standard.
    private static string RelationshipId(XmlReader reader)
    {
        var id = "";
        for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
            id = reader.LocalName == "id" ? reader.Value : id;
        reader.MoveToElement();
        return id;
    }

    private Dictionary<string, string> Targets(string folder, string part)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        package.Read($"{folder}_rels/{part[folder.Length..]}.rels", reader =>
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && targets.Count < MaxSheets * 2
                && reader.GetAttribute("TargetMode") != "External" && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : folder + target;
        });
        return targets;
    }

    private void Visit(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when _isValue:
                _value.Append(reader.Value);
                break;
        }
    }

    private void Begin(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "col" when reader.GetAttribute("hidden") is "1" or "true" && _hiddenColumns.Count < MaxSheets:
                _hiddenColumns.Add((Number(reader.GetAttribute("min")), Number(reader.GetAttribute("max"))));
                break;
            case "row":
                _isHiddenRow = reader.GetAttribute("hidden") is "1" or "true";
                if (reader.IsEmptyElement)
                    EndRow();
                break;
            case "c":
                _type = reader.GetAttribute("t");
                _style = reader.GetAttribute("s");
                _isHiddenCell = _hiddenColumns.Count > 0 && IsHidden(Column(reader.GetAttribute("r")));
                break;
            case "v" or "t":
                _isValue = !reader.IsEmptyElement;
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "v" or "t":
                _isValue = false;
                break;
            case "c":
                var text = _value.Length == 0 ? "" : Shown(_value.ToString());
                _value.Clear();
                if (text.Length > 0 && !_isHiddenRow && !_isHiddenCell && _row.Count < MaxColumns)
                    _row.Add(text);
                break;
            case "row":
                EndRow();
                break;
        }
    }

    private void EndRow()
    {
        var isEmpty = _row.Count == 0;
        if (!isEmpty || !_isAfterEmptyRow)
            writer.Line(string.Join('\t', _row));
        _isAfterEmptyRow = isEmpty;
        _row.Clear();
    }

    private string Shown(string value) => OneLine(_type switch
    {
        "s" => _shared!.Of(value),
        "b" => value == "1" ? "WAHR" : "FALSCH",
        "e" => "",
        "str" or "inlineStr" => value,
        "d" => value,
        _ => _styles!.Of(_style).Show(value, _is1904),
    });

    private bool IsHidden(int column) => _hiddenColumns.Exists(range => column >= range.From && column <= range.To);

    // “BC12” is column 55.
    private static int Column(string? reference) =>
        (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3).Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1);

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\n', '\t', '\r') < 0 ? text.Trim() : string.Join(' ', text.Split(['\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
