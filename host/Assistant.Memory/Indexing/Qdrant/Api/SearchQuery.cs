using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What points are ranked by.</summary>
[JsonDerivedType(typeof(NearestTerms))]
[JsonDerivedType(typeof(NearestVector))]
[JsonDerivedType(typeof(RankFusion))]
internal abstract record SearchQuery;
