using Assistant.PluginHosting.Tools;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>Copies a change into lists of the host's own, and checks the limits that the contract states.</summary>
internal static class SourceChangeCopy
{
    private const int MaxIdLength = 512;
    private const int MaxCursorLength = 4096;

    /// <exception cref="InvalidOperationException">The change breaks its contract in a way that the run cannot go on with.</exception>
    public static SourceChange Copy(SourceChange change) => change switch
    {
        Upserted upserted when Wrong(upserted.Document) is { } reason => new Unreadable(Short(upserted.Document.Id), reason),
        Upserted upserted => new Upserted(upserted.Document with
        {
            Facets = Facets.Copy(upserted.Document.Facets),
            Files = [.. upserted.Document.Files],
        }),
        Completed { Cursor.Length: > MaxCursorLength } completed =>
            throw new InvalidOperationException($"The cursor has {completed.Cursor.Length} characters; at most {MaxCursorLength} are allowed."),
        null => throw new InvalidOperationException("A change is null."),
        _ => change,
    };

    private static string? Wrong(SourceDocument document)
    {
        if (document.Id.Length is 0 or > MaxIdLength)
            return $"The document's id has {document.Id.Length} characters; 1 to {MaxIdLength} are allowed.";
        return document.Files.Any(file => file.Id.Length is 0 or > MaxIdLength)
            ? $"The id of one of its files is empty or longer than {MaxIdLength} characters."
            : null;
    }

    private static string Short(string id) => id.Length <= MaxIdLength ? id : id[..MaxIdLength];
}
