namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>An item on a page. Immutable.</summary>
/// <param name="Item">The item.</param>
/// <param name="Top">Where it begins, in points from the top of the text.</param>
/// <param name="IsRepeated">Whether it was there before: screen readers then skip it.</param>
internal sealed record PlacedItem(FlowItem Item, double Top, bool IsRepeated);
