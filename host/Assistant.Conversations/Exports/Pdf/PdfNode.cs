namespace Assistant.Conversations.Exports.Pdf;

/// <summary>An element of a document's structure, as screen readers see it (ISO 32000-1, 14.7). Not thread-safe.</summary>
/// <param name="type">A standard type: <c>P</c>, <c>H1</c>, <c>TD</c>.</param>
internal sealed class PdfNode(string type)
{
    private readonly List<Kid> _kids = [];

    public string Type { get; } = type;

    /// <summary>Further entries of its dictionary.</summary>
    public string Entries { get; init; } = "";

    /// <summary>Where the element is a link: its address.</summary>
    public Uri? Link { get; init; }

    /// <summary>The number of its object; 0 before it has one.</summary>
    public int Number { get; private set; }

    /// <summary>
    /// What it belongs to, where it joins that only with its first content: an element within a paragraph stands behind the words before it.
    /// </summary>
    public PdfNode? JoinsLater { get; init; }

    public PdfNode Add(PdfNode child)
    {
        _kids.Add(new Kid(child, 0, 0, 0));
        return child;
    }

    /// <summary>Adds a piece of a page's content.</summary>
    /// <param name="page">The page's object.</param>
    /// <param name="mark">The piece's number on the page.</param>
    public void AddContent(int page, int mark)
    {
        if (_kids.Count == 0)
            JoinsLater?.Add(this);
        _kids.Add(new Kid(null, page, mark, 0));
    }

    /// <summary>Adds an annotation.</summary>
    public void AddAnnotation(int page, int annotation) => _kids.Add(new Kid(null, page, 0, annotation));

    /// <summary>Gives it and what is in it numbers, so that they can be referred to.</summary>
    public void Reserve(PdfFile file)
    {
        Number = file.Reserve();
        foreach (var kid in _kids)
            kid.Node?.Reserve(file);
    }

    /// <summary>Writes it and what is in it.</summary>
    public void Write(PdfFile file, int parent)
    {
        file.Set(Number, $"<< /Type /StructElem /S /{Type} /P {PdfFile.Reference(parent)} /K [{string.Join(' ', _kids.Select(Of))}] {Entries} >>");
        foreach (var kid in _kids)
            kid.Node?.Write(file, Number);
    }

    private static string Of(Kid kid) => kid switch
    {
        { Node: { } node } => PdfFile.Reference(node.Number),
        { Annotation: > 0 } => $"<< /Type /OBJR /Pg {PdfFile.Reference(kid.Page)} /Obj {PdfFile.Reference(kid.Annotation)} >>",
        _ => $"<< /Type /MCR /Pg {PdfFile.Reference(kid.Page)} /MCID {kid.Mark} >>",
    };

    private sealed record Kid(PdfNode? Node, int Page, int Mark, int Annotation);
}
