namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A change of an alias: exactly one of the two.</summary>
internal sealed record AliasChange
{
    /// <summary>Makes it.</summary>
    public AliasDescription? CreateAlias { get; init; }

    /// <summary>Takes it away.</summary>
    public AliasName? DeleteAlias { get; init; }
}
