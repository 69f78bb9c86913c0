using Assistant.Sdk;

namespace Assistant.Memory.Ledger;

/// <summary>What the ledger knows about a document. Immutable.</summary>
/// <param name="Id">The ledger's number.</param>
/// <param name="Description">The document as the source described it last; its files without inline texts.</param>
/// <param name="Files">Its files in order.</param>
internal sealed record KnownDocument(long Id, SourceDocument Description, IReadOnlyList<KnownFile> Files);
