namespace Assistant.Memory.Embedding;

/// <summary>A model's vectors have another length than before: it was exchanged under its name, and everything is embedded anew.</summary>
internal sealed class DimensionChangedException(int dimension) : Exception($"The vectors have {dimension} numbers now.")
{
    /// <summary>The length now.</summary>
    public int Dimension { get; } = dimension;
}
