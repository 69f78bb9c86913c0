namespace Assistant.Conversations.Tools;

/// <summary>A span of days, both ends included. Immutable.</summary>
/// <param name="From">The first day; <see langword="null"/>: from the beginning.</param>
/// <param name="To">The last day; <see langword="null"/>: open.</param>
internal sealed record Period(DateOnly? From, DateOnly? To);
