using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>A document that was found. Immutable.</summary>
/// <param name="Best">Its best passage; the rank is the document's.</param>
/// <param name="More">Its next best passages.</param>
public sealed record DocumentHits(Hit Best, IReadOnlyList<Hit> More);
