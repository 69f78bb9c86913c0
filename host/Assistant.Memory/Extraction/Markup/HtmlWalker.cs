using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Assistant.Memory.Extraction.Markup;

/// <summary>Writes what a person sees of a page. Recursion is as deep as the parser's depth limit allows.</summary>
internal static class HtmlWalker
{
    private static readonly FrozenSet<string> Dropped = Names(
        "script", "style", "nav", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "button", "datalist", "dialog");

    private static readonly FrozenSet<string> Blocks = Names(
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr",
        "legend", "main", "ol", "p", "section", "summary", "ul", "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th");

    public static void Write(IElement root, HtmlBlockWriter writer, Action check)
    {
        check();
        foreach (var node in root.ChildNodes)
        {
            if (node is IText text)
                writer.Inline(text.Data);
            else if (node is IElement element && !IsHidden(element))
                WriteElement(element, writer, check);
        }
    }

    private static void WriteElement(IElement element, HtmlBlockWriter writer, Action check)
    {
        switch (element.LocalName)
        {
            case "br":
                writer.EndLine();
                break;
            case "pre":
                writer.Preformatted(element.TextContent);
                break;
            case ['h', >= '1' and <= '6' and var level]:
                writer.EndBlock();
                writer.BeginLine(new string('#', level - '0') + " ");
                writer.Inline(Flat(element));
                writer.EndBlock();
                break;
            case "li":
                writer.BeginLine("• ");
                Write(element, writer, check);
                writer.BeginLine("");
                break;
            case "table" when IsData(element):
                writer.EndBlock();
                WriteRows(element, writer, check);
                writer.EndBlock();
                break;
            case var name when Blocks.Contains(name):
                writer.EndBlock();
                Write(element, writer, check);
                writer.EndBlock();
                break;
            default:
                Write(element, writer, check);
                break;
        }
    }

    // Old sites lay out whole pages with tables; those are read as blocks.
    private static bool IsData(IElement table) => table.QuerySelector("table, h1, h2, h3, h4, h5, h6, ul, ol, form") is null;

    private static void WriteRows(IElement table, HtmlBlockWriter writer, Action check)
    {
        foreach (var child in table.Children.Where(child => !IsHidden(child)))
        {
            check();
            if (child.LocalName is "tr")
            {
                var cells = child.Children.Where(cell => !IsHidden(cell)).Select(Flat);
                writer.BeginLine(string.Join('\t', cells).Trim());
                writer.BeginLine("");
            }
            else if (child.LocalName is "caption")
            {
                writer.Inline(Flat(child));
                writer.EndBlock();
            }
            else
            {
                WriteRows(child, writer, check);
            }
        }
    }

    private static string Flat(IElement element)
    {
        var writer = new HtmlBlockWriter();
        Write(element, writer, static () => { });
        return string.Join(' ', writer.ToString().Split(['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    // What a person does not see must not be found, and above all not be put into a prompt.
    private static bool IsHidden(IElement element) =>
        Dropped.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && IsInvisible(style.Replace(" ", "", StringComparison.Ordinal)));

    private static bool IsInvisible(string style) =>
        style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
