using Assistant.Memory.Ledger;

namespace Assistant.Memory.Files;

/// <summary>Gives the client that reaches what a knowledge source may reach. Thread-safe.</summary>
public interface IFileClients
{
    /// <summary>The client of a source; <see langword="null"/> where its plugin is not active in the city.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<HttpClient?> FindAsync(SourceKey source, CancellationToken cancellationToken);
}
