using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>An alias.</summary>
/// <param name="Name">Its name.</param>
internal sealed record AliasName([property: JsonPropertyName("alias_name")] string Name);
