using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Retrieval;

/// <summary>What a plugin gets as <see cref="IRetriever"/>: search bound to the caller of the call under way.</summary>
public sealed class CallerRetriever(PassageSearch search, Caller caller) : IRetriever
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken) =>
        search.SearchAsync(caller, query, cancellationToken);
}
