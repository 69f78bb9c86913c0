using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests.Fakes;

/// <summary>A retriever that gives the same hits to every query and remembers what was asked.</summary>
internal sealed class ScriptedRetriever : IRetriever
{
    public IReadOnlyList<Hit> Hits { get; set; } = [];

    public List<RetrievalQuery> Queries { get; } = [];

    public Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        return Task.FromResult(Hits);
    }
}
