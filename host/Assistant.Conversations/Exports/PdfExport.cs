using Assistant.Conversations.Exports.Pdf;

namespace Assistant.Conversations.Exports;

/// <summary>A conversation as a tagged PDF file.</summary>
public static class PdfExport
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    public static byte[] Write(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new PdfDocumentWriter(document).Write();
    }
}
