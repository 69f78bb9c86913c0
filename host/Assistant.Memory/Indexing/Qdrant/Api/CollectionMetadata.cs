using System.Collections.ObjectModel;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the index has to know of a collection that it made.</summary>
/// <param name="Version">The <see cref="IPassageIndex.Version"/> that it was built with.</param>
internal sealed record CollectionMetadata(string Version)
{
    /// <summary>The cities that something was learned of when it was built.</summary>
    public IReadOnlyDictionary<string, CityMetadata> Cities { get; init; } = ReadOnlyDictionary<string, CityMetadata>.Empty;
}
