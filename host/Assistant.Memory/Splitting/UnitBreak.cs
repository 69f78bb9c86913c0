namespace Assistant.Memory.Splitting;

/// <summary>How strongly a text parts before a unit.</summary>
internal enum UnitBreak
{
    /// <summary>Within a paragraph or a table.</summary>
    None,

    /// <summary>A new paragraph, list item or table.</summary>
    Paragraph,

    /// <summary>A line that looks like a heading.</summary>
    Subsection,

    /// <summary>A line that surely is a heading.</summary>
    Section,

    /// <summary>The heading of an agenda item: what stands before it is another matter.</summary>
    Item,
}
