namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>A field of the payload to be indexed.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="FieldSchema">How.</param>
internal sealed record FieldIndexCreation(string FieldName, FieldSchema FieldSchema);
