using Assistant.Memory.Extraction.Normalization;
using Assistant.Memory.Extraction.Packages;

namespace Assistant.Memory.Extraction.Office;

/// <summary>Reads Word, Excel and OpenDocument files. Nothing they link to is loaded, no macro and no formula runs.</summary>
internal sealed class OfficeTextReader(ExtractionOptions options, TimeProvider timeProvider)
{
    private const string ContentTypes = "[Content_Types].xml";

    public ExtractedText Read(Stream stream, CancellationToken cancellationToken)
    {
        var budget = new ReadingBudget(options, timeProvider, cancellationToken);
        try
        {
            using var package = GuardedPackage.Open(stream, options, budget);
            return Read(package, budget);
        }
        catch (ExtractionFailedException failed)
        {
            return failed.Outcome;
        }
    }

    private ExtractedText Read(GuardedPackage package, ReadingBudget budget)
    {
        var writer = new OfficeTextWriter(budget);
        var main = MainPart(package);
        if (main is { Type: var type } && type.Contains("wordprocessingml", StringComparison.Ordinal))
            new WordTextReader(package, writer).Read(main.Value.Name);
        else if (main is { Type: var sheet } && sheet.Contains("spreadsheetml", StringComparison.Ordinal))
            new WorkbookTextReader(package, writer).Read(main.Value.Name);
        else if (package.Head("mimetype").StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal))
            ReadOpenDocument(package, writer);
        else
            throw new ExtractionFailedException(Failures.Unsupported(main is null ? "a ZIP archive" : "an Office document other than a text or a workbook"));
        return Text(writer.ToString(), budget.IsFull);
    }

    private static void ReadOpenDocument(GuardedPackage package, OfficeTextWriter writer)
    {
        // OpenDocument 1.3, part 2, 4.8.1: an encrypted part is named as such in the manifest.
        package.Read("META-INF/manifest.xml", static reader =>
        {
            if (reader is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "encryption-data" })
                throw new ExtractionFailedException(Failures.Encrypted());
        });
        if (!package.Read("content.xml", new OpenDocumentTextReader(writer).Visit))
            throw new ExtractionFailedException(Failures.Broken("content.xml is missing"));
    }

    // ISO/IEC 29500-2, 10.1.2: the type of a part tells what it is; its name is the writer's choice (Microsoft 365 writes document2.xml).
    private static (string Name, string Type)? MainPart(GuardedPackage package)
    {
        var main = default((string, string)?);
        package.Read(ContentTypes, reader =>
        {
            if (reader is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "Override" } && reader.GetAttribute("ContentType") is { } type && reader.GetAttribute("PartName") is { } name
                && (type.EndsWith(".main+xml", StringComparison.Ordinal) || type.EndsWith("template+xml", StringComparison.Ordinal)))
                main ??= (name.TrimStart('/'), Family(type));
        });
        return main;
    }

    private static string Family(string type) => type switch
    {
        _ when type.Contains("ms-word", StringComparison.Ordinal) => "wordprocessingml",
        _ when type.Contains("ms-excel.sheet.binary", StringComparison.Ordinal) => "binary",
        _ when type.Contains("ms-excel", StringComparison.Ordinal) => "spreadsheetml",
        _ => type,
    };

    private ExtractedText Text(string raw, bool isCut)
    {
        var text = TextNormalizer.Normalize(raw, isLayout: false);
        var hasText = text.Length > 0;
        return new ExtractedText
        {
            Pages = [new ExtractedPage(1, text)],
            HasPages = false,
            Outcome = isCut ? ExtractionOutcome.Partial : hasText ? ExtractionOutcome.Complete : ExtractionOutcome.NoText,
            Note = isCut ? Failures.TextLimit(options.MaxOutputBytes) : hasText ? null : "The document holds no text, perhaps only pictures: the source should provide a copy with text.",
        };
    }
}
