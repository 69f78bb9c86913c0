using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs;

/// <summary>A hit as <c>search --json</c> and <c>/api/search</c> give it.</summary>
internal sealed record HitOutput(
    [property: JsonPropertyName("rank")] int Rank,
    [property: JsonPropertyName("score")] double Score,
    [property: JsonPropertyName("document")] DocumentOutput Document,
    [property: JsonPropertyName("passage")] PassageOutput Passage)
{
    public static HitOutput Of(Hit hit, CultureInfo culture) => new(
        hit.Rank,
        Math.Round(hit.Score, 4),
        DocumentOutput.Of(hit.Document, hit.Facets, culture),
        PassageOutput.Of(hit));
}
