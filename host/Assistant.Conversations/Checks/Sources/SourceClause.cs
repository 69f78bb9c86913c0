namespace Assistant.Conversations.Checks.Sources;

/// <summary>What stands between two commas or other marks.</summary>
/// <param name="Text">The clause.</param>
/// <param name="Words">Its stems.</param>
internal sealed record SourceClause(string Text, IReadOnlyList<string> Words);
