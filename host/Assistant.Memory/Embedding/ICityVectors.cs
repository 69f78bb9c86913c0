using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>The vectors that are searched, for each city those of one model: in files of the host, or in the index. Thread-safe.</summary>
internal interface ICityVectors
{
    /// <summary>The model that a city is searched by; else why by none.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    Task<(EmbeddingModel? Model, string? Reason)> FindModelAsync(string cityId, CancellationToken cancellationToken);

    /// <summary>Finds the nearest passages that the filter lets through.</summary>
    /// <param name="model">As <see cref="FindModelAsync"/> gave it.</param>
    /// <param name="access">City and audience.</param>
    /// <param name="query">Its filters count.</param>
    /// <param name="question">The question's vector, of length 1.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The nearest first.</returns>
    Task<IReadOnlyList<VectorHit>> SearchAsync(EmbeddingModel model, AccessFilter access, IndexQuery query, float[] question, CancellationToken cancellationToken);

    /// <summary>Brings what is searched to what the ledger knows of a complete model, and has the city searched by it from now on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends it; the next time goes on.</param>
    Task UpdateAsync(EmbeddingModel model, CancellationToken cancellationToken);

    /// <summary>Reads through what is searched, and takes damaged vectors anew from the ledger.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were damaged.</returns>
    Task<int> VerifyAsync(string cityId, CancellationToken cancellationToken);

    /// <summary>Lets go of a model that the city is not searched by.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task DeleteAsync(EmbeddingModel model, CancellationToken cancellationToken);
}
