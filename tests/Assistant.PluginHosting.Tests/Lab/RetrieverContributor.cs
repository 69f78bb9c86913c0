using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>Adds a retriever as the memory room does: made of the call's identity, read anew at each search.</summary>
internal sealed class RetrieverContributor : IPluginServiceContributor
{
    public Retriever? Last { get; private set; }

    public void Contribute(IServiceCollection services, PluginServiceContext context) =>
        services.AddScoped<IRetriever>(provider => Last = new Retriever(provider.GetRequiredService<CallScope>(), context));

    internal sealed class Retriever(CallScope scope, PluginServiceContext context) : IRetriever
    {
        public CallScope Scope => scope;

        public Task<IReadOnlyList<Hit>> SearchAsync(RetrievalQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Hit>>(
        [
            new Hit
            {
                Rank = 1,
                Score = 1,
                Document = new SourceReference { DocumentId = "d", Title = "D" },
                PassageId = "p",
                Text = $"{query.Text} for {scope.Caller.Subject} in {scope.Caller.CityId} by {context.Manifest.Id}",
            },
        ]);
    }
}
