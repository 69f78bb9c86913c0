using Assistant.Memory.Extraction;
using Assistant.Memory.Indexing.Texts;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Uploads;

/// <summary>Makes people's files searchable: each is split and analysed once, as it is taken, and again only when it has left the cache. Thread-safe.</summary>
public sealed class UploadIndex(TextIndex index, UploadCache cache)
{
    /// <summary>A file, ready to be searched.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="uploadId">The upload; <see langword="null"/> for a text that is not kept.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="text">Its text as <see cref="UploadStore"/> has it; form feeds separate pages.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal IndexedText Of(Caller caller, string? uploadId, string name, string text, CancellationToken cancellationToken)
    {
        return uploadId is null ? Build() : cache.Get(caller, uploadId, text.Length, known => index.IsCurrent(caller, known), Build);

        IndexedText Build() => index.Build(caller, name, Pages(text), cancellationToken);
    }

    private static ExtractedText Pages(string text)
    {
        var pages = text.Split('\f');
        return new ExtractedText
        {
            Pages = [.. pages.Select((page, number) => new ExtractedPage(number + 1, page))],
            HasPages = pages.Length > 1,
            Outcome = ExtractionOutcome.Complete,
        };
    }
}
