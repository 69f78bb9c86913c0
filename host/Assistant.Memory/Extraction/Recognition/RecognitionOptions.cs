namespace Assistant.Memory.Extraction.Recognition;

/// <summary>
/// How text is recognised on pages that are pictures (OCR). Off by itself where tesseract or its German data are not installed; the documents
/// concerned say so.
/// </summary>
public sealed record RecognitionOptions
{
    /// <summary>Whether it is done at all. Default: yes.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The program that recognises text (Debian: tesseract-ocr, tesseract-ocr-deu).</summary>
    public string Tesseract { get; init; } = "tesseract";

    /// <summary>The program that makes pictures of PDF pages (Debian: poppler-utils).</summary>
    public string PdfToPpm { get; init; } = "pdftoppm";

    /// <summary>The program that lists the pictures in a PDF (Debian: poppler-utils).</summary>
    public string PdfImages { get; init; } = "pdfimages";

    /// <summary>The languages as tesseract names them, joined by “+”. Default: <c>deu</c>.</summary>
    public string Languages { get; init; } = "deu";

    /// <summary>
    /// How many pixels the longer side of a page gets: A4 at 300 dpi by default (3,508), which tesseract asks for; a larger page is pictured more
    /// coarsely, so that a picture never has more than 12 million pixels.
    /// </summary>
    public int LongSidePixels { get; init; } = 3_508;

    /// <summary>How many pages of a document are recognised; the rest is left out, which its record says. Default: 100.</summary>
    public int MaxPages { get; init; } = 100;

    /// <summary>How long one page may take. Default: 30 s.</summary>
    public TimeSpan PageTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one document may take; the rest is left out, which its record says. Default: 5 min.</summary>
    public TimeSpan DocumentTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What one document may take when nobody waits for it.</summary>
    public RecognitionLimits Limits => new(MaxPages, DocumentTimeout);

    /// <summary>
    /// How much time of each hour the synchronisation spends on recognition, over all documents; those that come later are put off and tried
    /// again by a later synchronisation. Default: 20 min.
    /// </summary>
    public TimeSpan BudgetPerHour { get; init; } = TimeSpan.FromMinutes(20);
}
