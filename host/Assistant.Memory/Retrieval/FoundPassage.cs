using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>A passage with the ledger's number of its document, by which hits are grouped.</summary>
internal sealed record FoundPassage(long Document, Hit Hit);
