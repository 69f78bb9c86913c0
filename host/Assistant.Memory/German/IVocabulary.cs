namespace Assistant.Memory.German;

/// <summary>The terms of an index. Only steers how a question is read: it is counted over all cities and says nothing to a caller.</summary>
internal interface IVocabulary
{
    /// <summary>How many passages the index holds.</summary>
    long Passages { get; }

    /// <summary>In how many passages a term stands; 0 where it is not known.</summary>
    /// <param name="term">As in the index.</param>
    long Frequency(string term);

    /// <summary>Terms of the index with the same first letter, at most so many edits away (Damerau-Levenshtein, neighbouring letters swapped count as one).</summary>
    /// <param name="term">As in the index; it need not stand in it.</param>
    /// <param name="edits">1 or 2.</param>
    IEnumerable<string> Near(string term, int edits);
}
