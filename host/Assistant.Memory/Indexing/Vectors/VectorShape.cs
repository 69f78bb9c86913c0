namespace Assistant.Memory.Indexing.Vectors;

/// <summary>What vectors must share to be compared. Immutable.</summary>
/// <param name="Model">The model that made them.</param>
/// <param name="Dimension">How many numbers each has.</param>
internal sealed record VectorShape(string Model, int Dimension);
