using Assistant.Conversations.Answers;
using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Sources;

/// <summary>How the sources of a turn stand to other documents: which say the same, and which are newer. Immutable.</summary>
public sealed class SourceRelations
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<RelatedDocument>> _sameText;
    private readonly IReadOnlyDictionary<string, RelatedDocument> _newer;

    /// <summary>Puts them together.</summary>
    /// <param name="hits">What was found, each text once.</param>
    /// <param name="newer">The newest paper of the same kind and title, by the id of the older one.</param>
    public SourceRelations(IEnumerable<DistinctHit> hits, IReadOnlyDictionary<string, RelatedDocument> newer)
    {
        _sameText = hits.Where(hit => hit.SameText.Count > 0).DistinctBy(hit => hit.Hit.PassageId).ToDictionary(hit => hit.Hit.PassageId, hit => hit.SameText, StringComparer.Ordinal);
        _newer = newer;
    }

    /// <summary>Nothing is known.</summary>
    public static SourceRelations None { get; } = new([], new Dictionary<string, RelatedDocument>(StringComparer.Ordinal));

    /// <summary>Where else the text of a passage stands.</summary>
    /// <param name="passageId">The passage in the index.</param>
    public IReadOnlyList<RelatedDocument> SameText(string passageId) => _sameText.GetValueOrDefault(passageId) ?? [];

    /// <summary>What has taken a document's place; <see langword="null"/> for nothing.</summary>
    /// <param name="documentId">The document's id at its source.</param>
    public RelatedDocument? Newer(string documentId) => _newer.GetValueOrDefault(documentId);

    /// <summary>The answer, its citations with what is known of their documents.</summary>
    /// <param name="answer">The answer.</param>
    public Answer Complete(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Citations.Count == 0 ? answer : answer with
        {
            Citations = [.. answer.Citations.Select(citation => citation with { SameText = SameText(citation.PassageId) is { Count: > 0 } same ? same : null, Newer = Newer(citation.Document.DocumentId) })],
        };
    }
}
