using Assistant.Sdk;

namespace Assistant.Conversations.Sources;

/// <summary>The outcome of a paper in the words that councils use, so that a status reads the same wherever it comes from.</summary>
internal static class OutcomeWords
{
    /// <summary>The status in a document's facets; <see langword="null"/> where it has none that says something.</summary>
    /// <param name="facets">The facets.</param>
    public static string? Of(IReadOnlyDictionary<string, IReadOnlyList<string>> facets) =>
        facets.TryGetValue(FacetNames.Outcome, out var outcomes) && outcomes.Select(German).OfType<string>().ToList() is { Count: > 0 } words
            ? string.Join(", ", words)
            : null;

    // Values of FacetNames.Outcome; what a source adds of its own stays as it is.
    private static string? German(string outcome) => outcome switch
    {
        "adopted" => "beschlossen",
        "adoptedAmended" => "geändert beschlossen",
        "partlyAdopted" => "teilweise beschlossen",
        "rejected" => "abgelehnt",
        "recommended" => "empfohlen",
        "notRecommended" => "nicht empfohlen",
        "postponed" => "vertagt",
        "referred" => "verwiesen",
        "noted" => "zur Kenntnis genommen",
        "withdrawn" => "zurückgezogen",
        "elected" => "gewählt",
        "settled" => "erledigt",
        "noDecision" => "ohne Beschluss",
        "unknown" or "" => null,
        _ => outcome,
    };
}
