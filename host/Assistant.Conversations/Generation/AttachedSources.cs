using Assistant.Conversations.Sources;
using Assistant.Conversations.Texts;

namespace Assistant.Conversations.Generation;

/// <summary>The sources that a turn's attachments gave. Immutable.</summary>
/// <param name="Sources">Those chosen, numbered.</param>
/// <param name="Passages">How many passages each attachment has, by its document id, with its name.</param>
internal sealed record AttachedSources(IReadOnlyList<NumberedSource> Sources, IReadOnlyList<(string DocumentId, string Name, int Count)> Passages)
{
    /// <summary>A sentence about each attachment that the prompt holds a part of; <see langword="null"/> where it holds all.</summary>
    /// <param name="inPrompt">The sources in the prompt.</param>
    /// <param name="texts">The reader's language.</param>
    public string? Unread(IReadOnlyList<NumberedSource> inPrompt, AnswerTexts texts)
    {
        var cut = Passages
            .Select(attachment => (attachment.Name, Read: inPrompt.Count(source => source.Document.DocumentId == attachment.DocumentId), All: attachment.Count))
            .Where(attachment => attachment.Read < attachment.All)
            .Select(attachment => texts.AttachmentCut(attachment.Name, attachment.Read, attachment.All));
        return string.Join(' ', cut) is { Length: > 0 } sentence ? sentence : null;
    }
}
