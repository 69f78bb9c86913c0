namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Passages by number: eight bytes each. Immutable.</summary>
/// <param name="passages">In rising order.</param>
internal sealed class SortedPassages(long[] passages) : IPassageFilter
{
    public long Count => passages.Length;

    public bool Allows(long passage) => Array.BinarySearch(passages, passage) >= 0;
}
