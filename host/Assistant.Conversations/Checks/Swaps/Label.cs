namespace Assistant.Conversations.Checks.Swaps;

/// <summary>A value with the words that say what it is of.</summary>
/// <param name="Fact">The value.</param>
/// <param name="Words">The stems around it, up to its neighbours.</param>
internal sealed record Label(Facts.Fact Fact, IReadOnlyList<string> Words);
