namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Writes facets as keywords of one field, so that a plugin may name them as it likes and each of them is indexed.</summary>
internal static class FacetKeys
{
    private const char Separator = '\u001f';

    /// <summary>A keyword that no document has.</summary>
    public const string None = "\u001f";

    public static string Of(string facet, string value) => facet + Separator + value;

    /// <summary>The value, where the keyword is one of this facet.</summary>
    public static string? ValueOf(string facet, string key) =>
        key.Length > facet.Length && key[facet.Length] == Separator && key.StartsWith(facet, StringComparison.Ordinal) ? key[(facet.Length + 1)..] : null;
}
