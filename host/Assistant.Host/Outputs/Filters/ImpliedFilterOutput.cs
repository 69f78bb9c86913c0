using System.Text.Json.Serialization;
using Assistant.Conversations.Filters;

namespace Assistant.Host.Outputs.Filters;

/// <summary>A filter that a question implies; <c>kind</c> is period, committee, paperType or outcome.</summary>
internal sealed record ImpliedFilterOutput(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("filters")] FiltersOutput Filters)
{
    public static ImpliedFilterOutput Of(ImpliedFilter filter) => new(Name(filter.Kind), filter.Label, FiltersOutput.Of(filter.Filters));

    /// <summary>The kind as HTTP names it.</summary>
    public static string Name(FilterKind kind) => kind switch
    {
        FilterKind.Period => "period",
        FilterKind.Committee => "committee",
        FilterKind.PaperType => "paperType",
        _ => "outcome",
    };
}
