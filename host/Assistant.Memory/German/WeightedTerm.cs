namespace Assistant.Memory.German;

/// <summary>A term that may stand in place of another.</summary>
/// <param name="Term">As in the index.</param>
/// <param name="Weight">How much it counts beside the term that was asked for, over 0 and at most 1.</param>
internal readonly record struct WeightedTerm(string Term, double Weight);
