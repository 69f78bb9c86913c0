using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>One condition of a <see cref="Filter"/>. Written as what it is, without a discriminator.</summary>
[JsonDerivedType(typeof(FieldCondition))]
[JsonDerivedType(typeof(PointIds))]
[JsonDerivedType(typeof(VectorPresence))]
[JsonDerivedType(typeof(Filter))]
internal abstract record Condition;
