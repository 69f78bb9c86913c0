namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>What is not torn apart: a line, or a row of a table. Immutable.</summary>
/// <param name="Height">In points.</param>
/// <param name="Pieces">Its words.</param>
internal sealed record FlowItem(double Height, IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>The distance to what stands before it on the same page, in points.</summary>
    public double Before { get; init; }

    /// <summary>Whether the next item stands on the same page.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>Decoration.</summary>
    public IReadOnlyList<Box> Boxes { get; init; } = [];

    /// <summary>The head of the table that it is a row of, which is shown again on each page.</summary>
    public FlowItem? TableHead { get; init; }

    /// <summary>The entry in the list of contents that leads here.</summary>
    public string? Bookmark { get; init; }
}
