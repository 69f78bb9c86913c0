namespace Assistant.Conversations.Exports.Model;

/// <summary>A part of an exported document; see the derived records. Immutable.</summary>
internal abstract record ExportBlock
{
    private ExportBlock()
    {
    }

    /// <summary>A heading of level 1 to 4.</summary>
    public sealed record Heading(int Level, string Text) : ExportBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(TextStyle Style, IReadOnlyList<ExportRun> Runs) : ExportBlock;

    /// <summary>A list; <paramref name="IsNumbered"/>: the labels of its items count.</summary>
    public sealed record List(bool IsNumbered, IReadOnlyList<ExportListItem> Items) : ExportBlock;

    /// <summary>A table; every row has as many cells as the header.</summary>
    public sealed record Table(string? Title, IReadOnlyList<ExportCell> Header, IReadOnlyList<IReadOnlyList<ExportCell>> Rows) : ExportBlock;
}
