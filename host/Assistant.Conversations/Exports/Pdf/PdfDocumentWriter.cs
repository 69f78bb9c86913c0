using System.Globalization;
using Assistant.Conversations.Exports.Model;
using Assistant.Conversations.Exports.Pdf.Fonts;
using Assistant.Conversations.Exports.Pdf.Layout;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>Puts one PDF file together: pages, structure, links, list of contents. Used once.</summary>
internal sealed class PdfDocumentWriter
{
    private const double HeadTop = 34;
    private const double FootTop = PdfPage.Height - 46;
    private const double HairLine = 0.6;
    private readonly ExportDocument _document;
    private readonly ExportTexts _texts;
    private readonly PdfFile _file = new();
    private readonly PdfFont _regular = new("F1", ExportFonts.Regular);
    private readonly PdfFont _bold = new("F2", ExportFonts.Bold);
    private readonly LineBreaker _breaker;
    private readonly PdfNode _root = new("Document");
    private readonly List<PdfPage> _pages = [];
    private readonly List<string> _parents = [];

    public PdfDocumentWriter(ExportDocument document)
    {
        _document = document;
        _texts = new ExportTexts(document.Culture);
        _breaker = new LineBreaker(_regular, _bold);
    }

    public byte[] Write()
    {
        var flow = new FlowBuilder(_breaker, PdfPage.TextWidth);
        flow.Add([new ExportBlock.Heading(1, _document.Title), .. _document.Blocks], _root);
        var layout = Paginator.Paginate(flow.Items, PdfPage.TextHeight);
        var bookmarks = new List<(string Title, int Page, double Top)>();
        foreach (var placed in layout)
        {
            var page = new PdfPage(_file.Reserve());
            _pages.Add(page);
            Frame(page, _pages.Count, layout.Count);
            foreach (var item in placed)
            {
                page.Draw(item);
                if (item is { IsRepeated: false, Item.Bookmark: { } title })
                    bookmarks.Add((title, page.Number, PdfPage.Height - PdfPage.Top - item.Top));
            }
        }

        var catalog = _file.Reserve();
        var tree = _file.Reserve();
        _root.Reserve(_file);
        WritePages(catalog, tree, bookmarks);
        _root.Write(_file, tree);
        var parents = _file.Add($"<< /Nums [{string.Join(' ', _parents)}] >>");
        _file.Set(tree, string.Create(CultureInfo.InvariantCulture, $"<< /Type /StructTreeRoot /K [{_root.Number} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {_parents.Count} >>"));
        return _file.Write($"/Root {PdfFile.Reference(catalog)} /Info {PdfFile.Reference(PdfMetadata.WriteInfo(_file, _document))} {PdfMetadata.Id(_document)}");
    }

    // City, title and day at the top, the number of the page at the foot.
    private void Frame(PdfPage page, int number, int count)
    {
        var look = TextLook.Small;
        var day = _document.MadeAt.ToString("d", _document.Culture);
        Decorate(page, _texts.Running(_document.City), 0, HeadTop);
        Decorate(page, day, PdfPage.TextWidth - Measure(day), HeadTop);
        if (number > 1)
            Decorate(page, Shortened(_document.Title, PdfPage.TextWidth), 0, HeadTop + look.LineHeight);
        page.Decorate(new FlowItem(HairLine, []) { Boxes = [new Box(0, 0, PdfPage.TextWidth, HairLine, PdfColor.Line)] }, HeadTop + (2 * look.LineHeight) + 4);
        var place = _texts.PageOf(number, count);
        Decorate(page, _texts.MadeAt(_document.MadeAt), 0, FootTop);
        Decorate(page, place, PdfPage.TextWidth - Measure(place), FootTop);
    }

    private void Decorate(PdfPage page, string text, double left, double top) =>
        page.Decorate(new FlowItem(TextLook.Small.LineHeight, [.. _breaker.Break([new ExportRun(text)], TextLook.Small, PdfPage.Width)[0].Select(piece => piece with { X = piece.X + left })]), top);

    private double Measure(string text) => _breaker.Measure([new ExportRun(text)], TextLook.Small).Line;

    private string Shortened(string title, double width)
    {
        if (Measure(title) <= width)
            return title;
        var end = StringInfo.ParseCombiningCharacters(title).LastOrDefault(at => Measure(title[..at] + " …") <= width);
        // Between words, unless the first word is that long.
        var space = title.LastIndexOf(' ', end);
        return title[..(space > end / 2 ? space : end)].TrimEnd(' ', ',', ':', '–') + " …";
    }

    private void WritePages(int catalog, int tree, List<(string Title, int Page, double Top)> bookmarks)
    {
        var fonts = $"/F1 {PdfFile.Reference(_regular.Write(_file))} /F2 {PdfFile.Reference(_bold.Write(_file))}";
        var pages = _file.Reserve();
        for (var i = 0; i < _pages.Count; i++)
            _parents.Add(string.Create(CultureInfo.InvariantCulture, $"{i} [{string.Join(' ', _pages[i].Marked.Select(node => PdfFile.Reference(node.Number)))}]"));
        foreach (var page in _pages.Select((page, position) => (page, position)))
        {
            var content = _file.AddStream(page.page.Content);
            var annotations = string.Join(' ', page.page.Links.Select(link => PdfFile.Reference(Annotation(page.page, link.Node, link.Rectangle))));
            _file.Set(page.page.Number, string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font << {fonts} >> >> /Contents {content} 0 R /StructParents {page.position} /Tabs /S /Annots [{annotations}] >>"));
        }

        _file.Set(pages, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => PdfFile.Reference(page.Number)))}] >>"));
        _file.Set(catalog, string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Catalog /Pages {pages} 0 R /Lang ({_document.Culture.Name}) /MarkInfo << /Marked true >> /StructTreeRoot {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata {PdfMetadata.Write(_file, _document)} 0 R {Outline(bookmarks)} >>"));
    }

    private int Annotation(PdfPage page, PdfNode node, string rectangle)
    {
        var address = PdfFile.Ascii(node.Link!.AbsoluteUri);
        var annotation = _file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Annot /Subtype /Link /Rect {rectangle} /Border [0 0 0] /F 4 /StructParent {_parents.Count} /Contents {PdfFile.Text(node.Link.AbsoluteUri)} /A << /S /URI /URI {address} >> >>"));
        _parents.Add(string.Create(CultureInfo.InvariantCulture, $"{_parents.Count} {node.Number} 0 R"));
        node.AddAnnotation(page.Number, annotation);
        return annotation;
    }

    private string Outline(List<(string Title, int Page, double Top)> bookmarks)
    {
        if (bookmarks.Count == 0)
            return "";
        var outline = _file.Reserve();
        var entries = bookmarks.ConvertAll(_ => _file.Reserve());
        for (var i = 0; i < bookmarks.Count; i++)
        {
            var (title, page, top) = bookmarks[i];
            var neighbours = (i > 0 ? $"/Prev {PdfFile.Reference(entries[i - 1])} " : "") + (i + 1 < entries.Count ? $"/Next {PdfFile.Reference(entries[i + 1])}" : "");
            _file.Set(entries[i], $"<< /Title {PdfFile.Text(title)} /Parent {PdfFile.Reference(outline)} /Dest [{PdfFile.Reference(page)} /XYZ 0 {PdfFile.Number(top)} 0] {neighbours} >>");
        }

        _file.Set(outline, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Outlines /First {entries[0]} 0 R /Last {entries[^1]} 0 R /Count {entries.Count} >>"));
        return $"/Outlines {PdfFile.Reference(outline)}";
    }
}
