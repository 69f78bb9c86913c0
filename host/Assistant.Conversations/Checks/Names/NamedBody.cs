namespace Assistant.Conversations.Checks.Names;

/// <summary>A body that a text names.</summary>
/// <param name="Start">Where.</param>
/// <param name="Length">How long.</param>
/// <param name="Key">What kind: “council”, “haupt” for the Hauptausschuss, “ortsbeirat”.</param>
/// <param name="Place">The district behind its name, or nothing.</param>
internal sealed record NamedBody(int Start, int Length, string Key, string Place);
