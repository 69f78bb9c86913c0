using System.Text.Json.Serialization;
using Assistant.Memory.Documents;

namespace Assistant.Host.Http.Documents;

/// <summary>The plain view of a document: its passages by page, file after file.</summary>
internal sealed record DocumentTextOutput([property: JsonPropertyName("pages")] IReadOnlyList<DocumentPageOutput> Pages)
{
    public static DocumentTextOutput Of(IReadOnlyList<DocumentPassage> passages)
    {
        var pages = new List<DocumentPageOutput>();
        List<PagePassageOutput> current = [];
        foreach (var passage in passages)
        {
            if (pages.Count == 0 || pages[^1].Page != passage.Page || pages[^1].File != passage.File)
                pages.Add(new DocumentPageOutput(passage.Page, passage.File, current = []));
            current.Add(new PagePassageOutput(passage.Id, passage.Heading, passage.Text, passage.IsRecognized));
        }

        return new DocumentTextOutput(pages);
    }
}
