namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the server says of itself.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Version">Its version.</param>
internal sealed record ServerVersion(string Title, string Version);
