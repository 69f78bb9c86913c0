using Assistant.Memory.Ledger;

namespace Assistant.Memory.Files;

/// <summary>Where no sources are set up, nothing is fetched.</summary>
internal sealed class NoFileClients : IFileClients
{
    public Task<HttpClient?> FindAsync(SourceKey source, CancellationToken cancellationToken) => Task.FromResult<HttpClient?>(null);
}
