using Assistant.Memory.Retrieval;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Host.Composition;

/// <summary>Gives plugins a retriever that searches as the person behind the call under way.</summary>
internal sealed class RetrieverContributor(PassageSearch search) : IPluginServiceContributor
{
    public void Contribute(IServiceCollection services, PluginServiceContext context) =>
        services.AddScoped<IRetriever>(provider => new CallerRetriever(search, provider.GetRequiredService<CallScope>()));

    private sealed class CallerRetriever(PassageSearch search, CallScope scope) : IRetriever
    {
        public Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken) =>
            search.SearchAsync(scope.Caller, query, cancellationToken);
    }
}
