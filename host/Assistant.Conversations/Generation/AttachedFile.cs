using Assistant.Memory.Indexing.Texts;

namespace Assistant.Conversations.Generation;

/// <summary>A file of the turn, ready to be searched. Immutable.</summary>
/// <param name="DocumentId">What it is cited as.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="IsEarlier">Whether it was added to an earlier question.</param>
/// <param name="Text">Its text.</param>
internal sealed record AttachedFile(string DocumentId, string Name, bool IsEarlier, IndexedText Text);
