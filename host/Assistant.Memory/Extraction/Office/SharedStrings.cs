using System.Text;
using System.Xml;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>The texts that the cells of a workbook refer to by number (ECMA-376-1, 18.4.9).</summary>
internal sealed class SharedStrings
{
    private readonly List<string> _texts = [];
    private readonly StringBuilder _open = new();
    private readonly long _maxCharacters;
    private long _characters;
    private bool _isPhonetic;

    public SharedStrings(GuardedPackage package, string part, long maxCharacters)
    {
        _maxCharacters = maxCharacters;
        package.Read(part, Visit);
    }

    public string Of(string? index) =>
        int.TryParse(index, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 && number < _texts.Count ? _texts[number] : "";

    private void Visit(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when reader.LocalName == "rPh":
                _isPhonetic = !reader.IsEmptyElement;
                break;
            case XmlNodeType.Element when reader.LocalName == "si" && reader.IsEmptyElement:
                Close();
                break;
            case XmlNodeType.EndElement when reader.LocalName == "rPh":
                _isPhonetic = false;
                break;
            case XmlNodeType.EndElement when reader.LocalName == "si":
                Close();
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when !_isPhonetic:
                _open.Append(reader.Value);
                break;
        }
    }

    private void Close()
    {
        // An empty string costs memory too.
        const int perText = 16;
        _characters += _open.Length + perText;
        if (_characters > _maxCharacters)
            throw new ExtractionFailedException(Failures.Unpacks(_maxCharacters));
        _texts.Add(_open.ToString());
        _open.Clear();
    }
}
