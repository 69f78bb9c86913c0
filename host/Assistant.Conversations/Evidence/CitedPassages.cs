using Assistant.Conversations.Answers;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Evidence;

/// <summary>Reads the passages that an answer cites, as they stand now, with the hashes of their files. Thread-safe.</summary>
public sealed class CitedPassages(PassageArchive archive, IPassageIndex index)
{
    /// <summary>By which analysis the index is built.</summary>
    public string IndexVersion => index.Version;

    /// <summary>The passages behind citations that the caller may see, each once.</summary>
    /// <param name="caller">Who was answered.</param>
    /// <param name="citations">The answer's citations.</param>
    public IReadOnlyList<EvidencePassage> Read(Caller caller, IReadOnlyList<Citation> citations)
    {
        var ids = citations.Select(citation => citation.PassageId).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. archive.Read(caller, ids).Select(passage => new EvidencePassage
            {
                Id = passage.Id,
                DocumentId = passage.DocumentId,
                File = passage.File,
                FileSha256 = passage.FileSha256,
                Page = passage.Page,
                Heading = passage.Heading,
                Text = passage.Text,
            }),
        ];
    }
}
