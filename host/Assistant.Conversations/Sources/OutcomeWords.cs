using System.Globalization;
using Assistant.Conversations.Filters;
using Assistant.Sdk;

namespace Assistant.Conversations.Sources;

/// <summary>The outcome of a paper in the German words that councils use, so that a status reads the same wherever it comes from.</summary>
internal static class OutcomeWords
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The status in a document's facets; <see langword="null"/> where it has none that says something.</summary>
    /// <param name="facets">The facets.</param>
    public static string? Of(IReadOnlyDictionary<string, IReadOnlyList<string>> facets) => FacetLabels.Of(facets, FacetNames.Outcome, s_german);
}
