namespace Assistant.Memory.Indexing.Segments;

/// <summary>What an index is made of. Immutable.</summary>
/// <param name="Passages">How many passages can be found.</param>
/// <param name="Segments">How many segments there are.</param>
/// <param name="Bytes">How large their files are.</param>
/// <param name="Terms">How many terms they have, each counted in every segment.</param>
internal sealed record IndexFigures(long Passages, int Segments, long Bytes, long Terms);
