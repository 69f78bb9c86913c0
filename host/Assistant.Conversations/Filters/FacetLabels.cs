using System.Globalization;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>What people call the values that documents can be filtered by. What a source adds of its own stays as it is.</summary>
public static class FacetLabels
{
    private const string Unknown = "unknown";

    /// <summary>The word for one value.</summary>
    /// <param name="facet">As in <see cref="FacetNames"/>.</param>
    /// <param name="value">As it stands in the index.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Of(string facet, string value, CultureInfo culture) => FilterTexts.For(culture).Facet(facet, value) ?? value;

    /// <summary>The words for a document's values; <see langword="null"/> where it has none that says something.</summary>
    /// <param name="facets">The document's facets.</param>
    /// <param name="facet">As in <see cref="FacetNames"/>.</param>
    /// <param name="culture">The reader's language.</param>
    public static string? Of(IReadOnlyDictionary<string, IReadOnlyList<string>>? facets, string facet, CultureInfo culture)
    {
        if (facets is null || !facets.TryGetValue(facet, out var values))
            return null;
        var words = values.Where(value => value.Length > 0 && value != Unknown).Select(value => Of(facet, value, culture)).ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }
}
