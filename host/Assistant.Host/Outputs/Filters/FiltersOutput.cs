using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;

namespace Assistant.Host.Outputs.Filters;

/// <summary>Filters as HTTP takes and gives them; what is not filtered is left out.</summary>
internal sealed record FiltersOutput
{
    [JsonPropertyName("committee")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Committee { get; init; }

    [JsonPropertyName("paperType")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? PaperType { get; init; }

    [JsonPropertyName("outcome")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Outcome { get; init; }

    [JsonPropertyName("since")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Since { get; init; }

    [JsonPropertyName("until")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Until { get; init; }

    public static FiltersOutput Of(SearchFilters? filters) => filters is null ? new FiltersOutput() : new FiltersOutput
    {
        Committee = filters.Committee,
        PaperType = filters.PaperType,
        Outcome = filters.Outcome,
        Since = filters.Since?.ToString("O", CultureInfo.InvariantCulture),
        Until = filters.Until?.ToString("O", CultureInfo.InvariantCulture),
    };
}
