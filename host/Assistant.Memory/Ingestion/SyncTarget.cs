using Assistant.Memory.Ledger;
using Assistant.Sdk;

namespace Assistant.Memory.Ingestion;

/// <summary>A knowledge source to be synchronised.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Source">The source; calls to it are under the host's time limits.</param>
/// <param name="Client">Fetches its files: reaches only what the plugin may reach.</param>
public sealed record SyncTarget(SourceKey Key, IKnowledgeSource Source, HttpClient Client);
