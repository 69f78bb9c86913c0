using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Conversations.Exports.Word;

/// <summary>The page and what stands at its top and its foot.</summary>
internal static class WordFrame
{
    // Twentieths of a point: A4, with 2.2 cm beside the text.
    private const uint PageWidth = 11_906;
    private const uint PageHeight = 16_838;
    private const uint Side = 1_247;
    private const int Edge = 1_418;
    private const uint FromEdge = 708;

    public static SectionProperties Section(MainDocumentPart main, ExportDocument document, ExportTexts texts)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(
            WordBlocks.Styled("Header", [WordRuns.Of(texts.Running(document.City)), Tab(), WordRuns.Of(document.MadeAt.ToString("d", document.Culture)), new Run(new Break()), WordRuns.Of(document.Title)]));
        var parts = texts.PageParts();
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(
            WordBlocks.Styled("Footer", [WordRuns.Of(texts.MadeAt(document.MadeAt)), Tab(), WordRuns.Of(parts[0]), Field(" PAGE "), WordRuns.Of(parts[1]), Field(" NUMPAGES ")]));
        return new SectionProperties(
            new HeaderReference { Id = main.GetIdOfPart(header), Type = HeaderFooterValues.Default },
            new FooterReference { Id = main.GetIdOfPart(footer), Type = HeaderFooterValues.Default },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Edge, Bottom = Edge, Left = Side, Right = Side, Header = FromEdge, Footer = FromEdge, Gutter = 0 });
    }

    private static Run Tab() => new(new TabChar());

    // The “1” is shown until the reader's program has counted.
    private static SimpleField Field(string instruction) => new(new Run(new Text("1"))) { Instruction = instruction };
}
