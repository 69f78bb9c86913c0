namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>A passage in a <see cref="SegmentBuilder"/>.</summary>
/// <param name="Number">The ledger's number.</param>
/// <param name="Heading">Its heading's words.</param>
/// <param name="Text">Its text's words.</param>
internal readonly record struct BuiltPassage(long Number, TokenRange Heading, TokenRange Text);
