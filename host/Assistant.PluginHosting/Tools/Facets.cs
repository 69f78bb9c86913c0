namespace Assistant.PluginHosting.Tools;

/// <summary>Facets in dictionaries and lists of the host's own.</summary>
internal static class Facets
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(IReadOnlyDictionary<string, IReadOnlyList<string>> facets) =>
        facets.ToDictionary(facet => facet.Key, IReadOnlyList<string> (facet) => facet.Value.ToArray(), StringComparer.Ordinal);
}
