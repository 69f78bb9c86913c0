using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing;

/// <summary>
/// A passage index that keeps dense vectors itself, beside its terms, those of several models at a time. What is not in it yet is in the ledger. A passage
/// that is replaced loses its vectors. Thread-safe.
/// </summary>
internal interface IMeaningIndex
{
    /// <summary>Asks for the vectors that passages of a city lack, and takes them in; what is ended half-way goes on the next time.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    /// <param name="find">The vectors of passages, by the ledger's numbers; of those that have one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task FillAsync(string cityId, VectorShape shape, Func<IReadOnlyList<long>, IReadOnlyList<PassageVector>> find, CancellationToken cancellationToken);

    /// <summary>How many passages of a city have a vector of the model.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    Task<long> CountAsync(string cityId, VectorShape shape, CancellationToken cancellationToken);

    /// <summary>Finds the nearest passages that the filter lets through.</summary>
    /// <param name="access">City and audience; part of the index query itself.</param>
    /// <param name="query">Its filters count, its text does not.</param>
    /// <param name="shape">The model.</param>
    /// <param name="question">The question's vector.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The nearest first.</returns>
    Task<IReadOnlyList<VectorHit>> NearestAsync(AccessFilter access, IndexQuery query, VectorShape shape, ReadOnlyMemory<float> question, CancellationToken cancellationToken);

    /// <summary>Lets go of the vectors of a model in a city.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task DropAsync(string cityId, VectorShape shape, CancellationToken cancellationToken);
}
