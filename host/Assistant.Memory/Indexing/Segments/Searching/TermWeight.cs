namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>
/// What a term scores in a passage, in whole steps of 1/<see cref="Scale"/>: sums of whole numbers do not depend on the order in which they are added, so
/// that pruning, segments and merges change no rank. Immutable.
/// </summary>
internal sealed class TermWeight(FieldNorms norms, double idf, double boost, double k1)
{
    /// <summary>Sixteen bits behind the point; 64 terms of the highest weight stay below two to the thirty-first.</summary>
    public const int Scale = 1 << 16;

    private readonly float _weight = (float)(idf * boost * (k1 + 1) * Scale);
    private readonly float _k1 = (float)k1;

    public int Score(ushort frequencies, uint lengths)
    {
        var weighted = norms.Weigh(frequencies, lengths);
        return (int)(_weight * weighted / (_k1 + weighted));
    }

    /// <summary>The most that a passage of these frequencies and no shorter fields scores. One step more, since rounding may break the monotony in the last bit.</summary>
    public int Bound(ushort frequencies, uint shortest) => Score(frequencies, shortest) + 1;
}
