using System.Globalization;
using System.Xml;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>The number formats of a workbook by the index of a cell's style (ECMA-376-1, 18.8.45).</summary>
internal sealed class WorkbookStyles
{
    // Excel itself allows 64,000 styles.
    private const int MaxStyles = 65_536;
    private readonly Dictionary<int, NumberFormat> _named = [];
    private readonly List<NumberFormat> _cells = [];
    private bool _isCellStyles;

    public WorkbookStyles(GuardedPackage package, string part) => package.Read(part, Visit);

    public NumberFormat Of(string? style) =>
        int.TryParse(style, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _cells.Count ? _cells[index] : NumberFormat.General;

    private void Visit(XmlReader reader)
    {
        if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "cellXfs" })
            _isCellStyles = false;
        if (reader.NodeType != XmlNodeType.Element)
            return;
        switch (reader.LocalName)
        {
            case "cellXfs":
                _isCellStyles = true;
                break;
            case "numFmt" when _named.Count < MaxStyles && int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id):
                var code = reader.GetAttribute("formatCode") ?? "";
                _named[id] = code.Length is > 0 and < 500 ? NumberFormat.Of(code) : NumberFormat.General;
                break;
            case "xf" when _isCellStyles && _cells.Count < MaxStyles:
                var format = int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var number) ? number : 0;
                _cells.Add(_named.GetValueOrDefault(format) ?? NumberFormat.BuiltIn(format));
                break;
        }
    }
}
