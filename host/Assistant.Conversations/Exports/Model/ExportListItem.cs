namespace Assistant.Conversations.Exports.Model;

/// <summary>An item of a list. Immutable.</summary>
/// <param name="Number">Its number; in lists without numbers any.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record ExportListItem(int Number, IReadOnlyList<ExportBlock> Blocks);
