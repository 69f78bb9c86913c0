using Assistant.Conversations.Exports.Word;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Conversations.Exports;

/// <summary>A conversation as a Word document (DOCX), with styles that its reader can change.</summary>
public static class WordExport
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    public static byte[] Write(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var texts = new ExportTexts(document.Culture);
        using var buffer = new MemoryStream();
        using (var word = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            WordResources.Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles", document.Culture);
            WordResources.Feed(main.AddNewPart<DocumentSettingsPart>(), "settings", document.Culture);
            var numbering = main.AddNewPart<NumberingDefinitionsPart>();
            WordResources.Feed(numbering, "numbering", document.Culture);
            var body = new Body(WordBlocks.Styled("Title", [WordRuns.Of(document.Title)]));
            body.Append(new WordBlocks(new WordRuns(main), new WordNumbering(numbering)).Of(document.Blocks));
            body.Append(WordFrame.Section(main, document, texts));
            main.Document = new Document(body);
            var properties = word.PackageProperties;
            properties.Title = WordRuns.Clean(document.Title);
            properties.Subject = document.City;
            properties.Creator = texts.Running(document.City);
            properties.Language = document.Culture.Name;
            properties.Created = document.MadeAt.UtcDateTime;
        }

        return buffer.ToArray();
    }
}
