namespace Assistant.Conversations.Checks.Quotes;

/// <summary>What stands in quotation marks.</summary>
/// <param name="Start">Where the opening mark stands.</param>
/// <param name="Length">With both marks.</param>
/// <param name="Words">Without them.</param>
internal sealed record QuotedWords(int Start, int Length, string Words);
