namespace Assistant.Doubles.Qdrant;

/// <summary>A request that came. Immutable.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Query">Its query with the question mark.</param>
/// <param name="Body">Its body as text.</param>
public sealed record ReceivedRequest(string Method, string Path, string Query, string Body);
