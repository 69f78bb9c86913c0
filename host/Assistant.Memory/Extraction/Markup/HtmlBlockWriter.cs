using System.Text;

namespace Assistant.Memory.Extraction.Markup;

/// <summary>Collects text block by block: white space runs together within a block, an empty line stands between blocks.</summary>
internal sealed class HtmlBlockWriter
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private bool _space;

    /// <summary>Adds running text.</summary>
    public void Inline(string text)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\f' or '\u00A0')
            {
                _space = true;
                continue;
            }

            if (_space && _line.Length > 0)
                _line.Append(' ');
            _space = false;
            _line.Append(c);
        }
    }

    /// <summary>Adds text whose line ends and spaces count.</summary>
    public void Preformatted(string text)
    {
        EndBlock();
        _text.Append(text);
        EndLine();
        _text.Append('\n');
    }

    /// <summary>Ends a line within a block.</summary>
    public void EndLine()
    {
        _text.Append(_line).Append('\n');
        _line.Clear();
        _space = false;
    }

    /// <summary>Ends a block.</summary>
    public void EndBlock()
    {
        if (_line.Length > 0)
            EndLine();
        _space = false;
        if (_text.Length > 0 && !(_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n'))
            _text.Append('\n');
    }

    /// <summary>Ends a line if there is something in it, and begins the next with a mark.</summary>
    public void BeginLine(string mark)
    {
        if (_line.Length > 0)
            EndLine();
        _line.Append(mark);
    }

    public override string ToString() => _text.ToString() + _line;
}
