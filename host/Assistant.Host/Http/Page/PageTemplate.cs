using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Host.Http.Page;

/// <summary>The built page, cut where each request puts in its own. Immutable.</summary>
internal sealed partial class PageTemplate
{
    private const string BootMark = "<!--boot-->";
    private readonly string[] _pieces;
    private readonly Slot[] _slots;

    private PageTemplate(string[] pieces, Slot[] slots) => (_pieces, _slots) = (pieces, slots);

    private enum Slot
    {
        Attributes,
        Title,
        Boot,
    }

    /// <summary>The template; <see langword="null"/> where the text lacks one of the places: <c>&lt;html&gt;</c>, a title, the boot mark.</summary>
    public static PageTemplate? Parse(string html)
    {
        var tag = HtmlTag().Match(html);
        var title = Title().Match(html);
        var boot = html.IndexOf(BootMark, StringComparison.Ordinal);
        if (!tag.Success || !title.Success || boot < 0)
            return null;
        // What the host sets itself must not stand there twice: a browser takes the first.
        var others = OwnAttribute().Replace(tag.Groups["attributes"].Value, "");
        var cuts = new[]
        {
            (tag.Index, tag.Length, Slot: Slot.Attributes),
            (title.Groups["text"].Index, title.Groups["text"].Length, Slot: Slot.Title),
            (boot, BootMark.Length, Slot: Slot.Boot),
        }.OrderBy(cut => cut.Item1).ToList();
        var pieces = new List<string>();
        var position = 0;
        foreach (var (index, length, slot) in cuts)
        {
            pieces.Add(string.Concat(html.AsSpan(position, index - position), slot == Slot.Attributes ? $"<html{others}" : ""));
            position = index + length;
        }

        pieces.Add(html[position..]);
        return new PageTemplate([.. pieces], [.. cuts.Select(cut => cut.Slot)]);
    }

    /// <param name="language">de or en.</param>
    /// <param name="theme">A word of ours, never of a request.</param>
    /// <param name="title">The title as text.</param>
    /// <param name="bootJson">JSON in which nothing can end a script element.</param>
    public string Fill(string language, string theme, string title, string bootJson)
    {
        var page = new StringBuilder(_pieces.Sum(piece => piece.Length) + bootJson.Length + 256);
        for (var i = 0; i < _slots.Length; i++)
        {
            page.Append(_pieces[i]);
            _ = _slots[i] switch
            {
                Slot.Attributes => page.Append(" lang=\"").Append(WebUtility.HtmlEncode(language)).Append("\" data-theme=\"").Append(WebUtility.HtmlEncode(theme)).Append("\">"),
                Slot.Title => page.Append(WebUtility.HtmlEncode(title)),
                _ => page.Append("<script type=\"application/json\" id=\"boot\">").Append(bootJson).Append("</script>"),
            };
        }

        return page.Append(_pieces[^1]).ToString();
    }

    [GeneratedRegex("<html(?<attributes>[^>]*)>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HtmlTag();

    [GeneratedRegex("<title>(?<text>[^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex("""\s(?:lang|data-theme)(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?(?=\s|$)""", RegexOptions.IgnoreCase)]
    private static partial Regex OwnAttribute();
}
