namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>Words of a <see cref="SegmentBuilder"/> that follow each other.</summary>
internal readonly record struct TokenRange(int Start, int Count);
