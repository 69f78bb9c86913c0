namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>A segment of the index.</summary>
/// <param name="File">Its file.</param>
/// <param name="Deletes">The file with the documents deleted from it; <see langword="null"/> where none were.</param>
internal sealed record ManifestSegment(string File, string? Deletes);
