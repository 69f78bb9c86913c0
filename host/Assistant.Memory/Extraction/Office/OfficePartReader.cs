using System.Xml;

namespace Assistant.Memory.Extraction.Office;

/// <summary>Reads a part of a document as a stream of elements, with what is in some of them left out. Used once, by one thread.</summary>
internal abstract class OfficePartReader(OfficeTextWriter writer)
{
    private int _skipped = -1;

    protected OfficeTextWriter Writer => writer;

    /// <summary>Whether text that comes now is the document's.</summary>
    protected abstract bool TakesText { get; }

    /// <summary>Takes the next node.</summary>
    public void Visit(XmlReader reader)
    {
        if (_skipped >= 0)
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == _skipped)
                _skipped = -1;
            return;
        }

        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                if (reader.IsEmptyElement)
                    End(reader.LocalName);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when TakesText:
                writer.Append(reader);
                break;
        }
    }

    protected abstract void Begin(XmlReader reader);

    protected abstract void End(string name);

    /// <summary>Leaves out everything up to the end of this element.</summary>
    protected void Skip(XmlReader reader) => _skipped = reader.IsEmptyElement ? -1 : reader.Depth;
}
