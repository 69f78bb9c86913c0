namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// Where things lie in a file of vectors: a head, then blocks of equally many slots; in a block first its entries, then its codes, which a
/// search reads through from end to end, then its numbers, of which a search reads a few. Immutable.
/// </summary>
/// <param name="Dimension">How many numbers a vector has.</param>
/// <param name="Slots">How many slots a block has.</param>
internal sealed record VectorLayout(int Dimension, int Slots)
{
    /// <summary>Bytes before the first block.</summary>
    public const int HeadLength = 4096;

    /// <summary>Bytes of a vector's codes.</summary>
    public int CodeLength { get; } = (Dimension + CodeProduct.Step - 1) / CodeProduct.Step * CodeProduct.Step;

    /// <summary>Bytes of a vector's numbers.</summary>
    public int NumberLength { get; } = Dimension * sizeof(ushort);

    /// <summary>Where the codes begin in a block.</summary>
    public int Codes => Slots * VectorEntry.Length;

    /// <summary>Where the numbers begin in a block.</summary>
    public int Numbers => Codes + (Slots * CodeLength);

    /// <summary>Bytes of a block.</summary>
    public int BlockLength => Numbers + (Slots * NumberLength);

    /// <summary>Where a block begins in the file.</summary>
    public long BlockStart(int block) => HeadLength + ((long)block * BlockLength);
}
