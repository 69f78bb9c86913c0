namespace Assistant.Memory.Indexing;

/// <summary>Writes queries of FTS5. Terms hold letters and digits only, so quoting them is enough; nothing of a question reaches the query language.</summary>
internal static class MatchExpression
{
    /// <summary>Passages in the scope of the caller that hold at least one of the terms.</summary>
    public static string Of(AccessFilter access, IEnumerable<string> terms) => $"scope : ({AnyOf(access.Scopes)}) AND {{title heading text}} : ({AnyOf(terms)})";

    private static string AnyOf(IEnumerable<string> terms) => string.Join(" OR ", terms.Select(term => $"\"{term}\""));
}
