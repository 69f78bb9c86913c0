using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;
using Assistant.Memory.Indexing;

namespace Assistant.Host.Http.Search;

/// <summary>A value that documents can be filtered by: as the index knows it, as people read it, and how many documents have it.</summary>
internal sealed record FacetValueOutput(
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("selected")] bool Selected)
{
    /// <summary>The values of a facet; those that are selected stay, so that they can be taken away.</summary>
    public static IReadOnlyList<FacetValueOutput> Of(FacetCounts counts, string facet, IReadOnlyList<string>? selected, CultureInfo culture)
    {
        var values = counts.Of(facet);
        var missing = (selected ?? []).Except(values.Select(value => value.Value), StringComparer.Ordinal).Select(value => new FacetCount(value, 0));
        return [.. values.Concat(missing).Select(value => new FacetValueOutput(value.Value, FacetLabels.Of(facet, value.Value, culture), value.Documents, selected?.Contains(value.Value, StringComparer.Ordinal) ?? false))];
    }
}
