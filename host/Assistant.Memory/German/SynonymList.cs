namespace Assistant.Memory.German;

/// <summary>Words that mean the same to a council. Immutable.</summary>
internal sealed class SynonymList
{
    /// <summary>A list without words.</summary>
    public static SynonymList Empty { get; } = new();
}
