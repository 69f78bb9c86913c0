using System.Text.Json;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What a collection's points consist of.</summary>
/// <param name="Vectors">The dense vectors by name; the settings of the only one where another program made it.</param>
internal sealed record CollectionParameters(IReadOnlyDictionary<string, JsonElement>? Vectors);
