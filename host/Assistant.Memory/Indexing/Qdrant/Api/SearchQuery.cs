using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What points are ranked by.</summary>
[JsonDerivedType(typeof(NearestTerms))]
[JsonDerivedType(typeof(NearestVector))]
internal abstract record SearchQuery;
