namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Something about the Qdrant server that the operator should change.</summary>
/// <param name="Code">What kind it is.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
/// <param name="Cure">What to do, in a sentence.</param>
public sealed record QdrantFinding(string Code, string Problem, string Cure);
