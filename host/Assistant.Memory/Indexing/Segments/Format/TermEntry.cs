namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>What the dictionary of a segment says of a term.</summary>
/// <param name="Passages">In how many passages it stands, deleted ones included.</param>
/// <param name="ForwardId">Its number in the forward texts: the more frequent, the smaller.</param>
/// <param name="Start">Where its posting list begins.</param>
/// <param name="Length">How many bytes that has.</param>
internal readonly record struct TermEntry(int Passages, int ForwardId, int Start, int Length);
