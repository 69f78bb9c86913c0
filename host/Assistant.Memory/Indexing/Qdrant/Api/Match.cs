using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The values that a field may have.</summary>
[JsonDerivedType(typeof(KeywordMatch))]
[JsonDerivedType(typeof(IntegerMatch))]
internal abstract record Match;
