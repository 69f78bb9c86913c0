namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A word of the question as a passage is read for it.</summary>
/// <param name="Position">Which word of the question it begins at.</param>
/// <param name="Idf">What its best term counts.</param>
internal readonly record struct SoughtWord(int Position, double Idf);
