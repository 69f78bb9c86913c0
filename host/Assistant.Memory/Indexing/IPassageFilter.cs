namespace Assistant.Memory.Indexing;

/// <summary>Which passages a search may find: the caller's city and audiences, and the filters of the query. Immutable and thread-safe.</summary>
public interface IPassageFilter
{
    /// <summary>How many passages it lets through.</summary>
    long Count { get; }

    /// <summary>Whether it lets a passage through; one that the index does not hold never.</summary>
    /// <param name="passage">The ledger's number.</param>
    bool Allows(long passage);
}
