namespace Assistant.Memory.German.Compounds;

/// <summary>How common a word is, on a logarithmic scale (<see cref="Of"/>); 0 where it may not take that role.</summary>
/// <param name="Whole">As a word of its own.</param>
/// <param name="First">Before other parts.</param>
/// <param name="Last">As the last part.</param>
internal readonly record struct PartScores(ushort Whole, ushort First, ushort Last)
{
    /// <summary>The score of a word that is never split.</summary>
    public const ushort Never = ushort.MaxValue;

    private const int Scale = 256;

    /// <summary>The score of a number of passages. A whole number, so that every machine splits alike.</summary>
    /// <param name="passages">In how many passages a word stands.</param>
    public static ushort Of(int passages) => (ushort)Math.Round(Scale * Math.Log2(passages + 1.0));
}
