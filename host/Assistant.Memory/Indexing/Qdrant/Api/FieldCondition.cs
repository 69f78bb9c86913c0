namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A condition on a field of the payload: exactly one of the three.</summary>
/// <param name="Key">The field.</param>
internal sealed record FieldCondition(string Key) : Condition
{
    /// <summary>At least one of the field's values is one of these.</summary>
    public Match? Match { get; init; }

    /// <summary>At least one of the field's values lies between these.</summary>
    public IntegerRange? Range { get; init; }

    /// <summary>The field has no value.</summary>
    public bool? IsEmpty { get; init; }
}
