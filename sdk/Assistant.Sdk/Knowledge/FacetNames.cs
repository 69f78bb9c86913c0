namespace Assistant.Sdk;

/// <summary>The facets that search knows by name. A source may add others.</summary>
public static class FacetNames
{
    /// <summary>The organization that dealt with it, by its name: <c>Stadtrat</c>.</summary>
    public const string Committee = "committee";

    /// <summary>The paper's type: <c>proposal</c>, <c>motion</c>, <c>inquiry</c> …</summary>
    public const string PaperType = "paperType";

    /// <summary>What became of it: <c>adopted</c>, <c>rejected</c>, <c>noted</c> …</summary>
    public const string Outcome = "outcome";
}
