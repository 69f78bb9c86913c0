using System.Text;
using System.Xml;

namespace Assistant.Memory.Extraction.Office;

/// <summary>Collects paragraphs, list items, table rows and footnotes in the form that <see cref="ExtractedPage.Text"/> promises.</summary>
internal sealed class OfficeTextWriter(ReadingBudget budget)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly List<StringBuilder> _cells = [];
    private readonly List<string> _notes = [];
    private readonly StringBuilder _note = new();
    private readonly char[] _block = new char[4096];
    private int _paragraphs;
    private int _tables;
    private bool _afterItem;

    private bool _isNote;

    private StringBuilder Target => _isNote ? _note : _paragraph;

    private bool IsInCell => _tables > 0 && _cells.Count > 0;

    public void Append(string text)
    {
        Target.Append(text);
        budget.Wrote(text.Length);
    }

    /// <summary>Adds the text that the reader stands on, in pieces: it may be long.</summary>
    public void Append(XmlReader reader)
    {
        while (!budget.IsFull && reader.ReadValueChunk(_block, 0, _block.Length) is var read and > 0)
        {
            Target.Append(_block, 0, read);
            budget.Wrote(read);
        }
    }

    public void EndLine() => Append("\n");

    /// <summary>Begins a paragraph; one within another, as in a text box, becomes lines of it.</summary>
    public void BeginParagraph()
    {
        if (_paragraphs++ > 0)
            EndLine();
    }

    /// <param name="heading">From 1 to 6, or 0 for none.</param>
    /// <param name="isItem">Whether it is an item of a list.</param>
    public void EndParagraph(int heading = 0, bool isItem = false)
    {
        if (_paragraphs > 0 && --_paragraphs > 0)
        {
            EndLine();
            return;
        }

        var text = _paragraph.ToString().Trim();
        _paragraph.Clear();
        if (text.Length == 0)
            return;
        if (IsInCell)
            _cells[^1].Append(isItem ? "• " : "").Append(text).Append('\n');
        else
            Block(heading > 0 ? new string('#', Math.Min(heading, 6)) + " " + OneLine(text) : isItem ? "• " + text : text, isItem);
        if (_tables == 0)
            WriteNotes();
    }

    /// <summary>A heading of the reader's own, such as a sheet's name.</summary>
    public void Heading(string text) => Block("# " + OneLine(text), isTight: false);

    /// <summary>A line that belongs to the lines before and after it.</summary>
    public void Line(string line)
    {
        _text.Append(line).Append('\n');
        budget.Wrote(line.Length + 1);
    }

    /// <summary>What follows is a footnote, until <see cref="EndNote"/>.</summary>
    public void BeginNote() => _isNote = true;

    public void EndNote()
    {
        _isNote = false;
        Note(OneLine(_note.ToString()));
        _note.Clear();
    }

    /// <summary>Keeps a footnote until the paragraph or table that refers to it ends.</summary>
    public void Note(string text) => _notes.Add(text);

    public void BeginTable()
    {
        if (++_tables == 1)
            Block("", isTight: false);
    }

    public void EndTable()
    {
        if (--_tables > 0)
            return;
        _cells.Clear();
        Line("");
        WriteNotes();
    }

    public void BeginCell()
    {
        if (_tables == 1)
            _cells.Add(new StringBuilder());
    }

    /// <summary>Writes a row; a row of a table within a cell is a part of that cell.</summary>
    public void EndRow()
    {
        if (_tables != 1)
            return;
        var cells = _cells.Select(cell => cell.ToString().Trim()).Where(cell => cell.Length > 0).ToList();
        _cells.Clear();
        // A frame of one cell is laid around paragraphs; it is no row.
        if (cells.Count == 1 && cells[0].Contains('\n', StringComparison.Ordinal))
            Block(cells[0].Replace("\n", "\n\n", StringComparison.Ordinal), isTight: false);
        else if (cells.Count > 0)
            Line(string.Join('\t', cells.Select(OneLine)));
    }

    public override string ToString()
    {
        EndParagraph();
        WriteNotes();
        return _text.ToString();
    }

    private void Block(string text, bool isTight)
    {
        if (_text.Length > 0 && !(isTight && _afterItem))
            _text.Append('\n');
        _afterItem = isTight;
        if (text.Length > 0)
            _text.Append(text).Append('\n');
    }

    private void WriteNotes()
    {
        foreach (var note in _notes)
            Block(note, isTight: false);
        _notes.Clear();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
