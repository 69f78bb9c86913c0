using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Conversations.Generation;

/// <summary>A passage of a file of the turn. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Draft">The passage.</param>
internal readonly record struct AttachedPassage(AttachedFile File, PassageDraft Draft)
{
    /// <summary>What it is cited as.</summary>
    public SourceReference Document => new() { DocumentId = File.DocumentId, Title = File.Name, Page = Draft.PageFrom };
}
