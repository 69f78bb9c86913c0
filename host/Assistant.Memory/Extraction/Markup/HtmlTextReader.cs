using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Assistant.Memory.Extraction.Normalization;

namespace Assistant.Memory.Extraction.Markup;

/// <summary>Reads HTML. Nothing is loaded, no script runs.</summary>
internal sealed class HtmlTextReader(ExtractionOptions options, TimeProvider timeProvider)
{
    private const int MaxElements = 500_000;

    public ExtractedText Read(string html, CancellationToken cancellationToken)
    {
        var budget = new Budget(timeProvider, options.MarkupTimeout, cancellationToken);
        try
        {
            var parser = new HtmlParser(new HtmlParserOptions
            {
                MaximumDepth = options.MaxMarkupDepth,
                DisableElementPositionTracking = true,
                SkipComments = true,
                // Called for each element: the only place from which a parse can be ended.
                OnCreated = (_, _) => budget.Spend(),
            });
            using var document = parser.ParseDocument(html);
            return Text(document, budget);
        }
        catch (BudgetSpentException spent)
        {
            return spent.ByTime ? Failures.TimedOut(options.MarkupTimeout) : Failures.TooManyElements(MaxElements);
        }
    }

    /// <summary>The title alone, for naming an error page.</summary>
    public static string? Title(string head)
    {
        const int maxTitle = 80;
        var start = head.IndexOf("<title>", StringComparison.OrdinalIgnoreCase) + "<title>".Length;
        var end = start < "<title>".Length ? -1 : head.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        var title = end < 0 ? "" : OneLine(System.Net.WebUtility.HtmlDecode(head[start..end]));
        return title.Length switch
        {
            0 => null,
            > maxTitle => title[..maxTitle],
            _ => title,
        };
    }

    private static ExtractedText Text(AngleSharp.Html.Dom.IHtmlDocument document, Budget budget)
    {
        var writer = new HtmlBlockWriter();
        if (document.Body is { } body)
            HtmlWalker.Write(body, writer, budget.Check);
        var text = TextNormalizer.Normalize(writer.ToString(), isLayout: false);
        var title = OneLine(document.Title ?? "");
        var hasText = text.Length > 0;
        return new ExtractedText
        {
            Pages = [new ExtractedPage(1, text)],
            HasPages = false,
            Outcome = hasText ? ExtractionOutcome.Complete : ExtractionOutcome.NoText,
            Note = hasText ? null : "The web page holds no text; perhaps a script fills it in a browser: the source should provide it as PDF.",
            Title = title.Length == 0 ? null : title,
        };
    }

    private static string OneLine(string text) => string.Join(' ', TextNormalizer.Normalize(text, isLayout: false).Split(['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    private sealed class Budget(TimeProvider timeProvider, TimeSpan timeout, CancellationToken cancellationToken)
    {
        private readonly long _start = timeProvider.GetTimestamp();
        private int _elements;

        public void Spend()
        {
            if (++_elements > MaxElements)
                throw new BudgetSpentException(byTime: false);
            if ((_elements & 63) == 0)
                Check();
        }

        public void Check()
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (timeProvider.GetElapsedTime(_start) > timeout)
                throw new BudgetSpentException(byTime: true);
        }
    }

    private sealed class BudgetSpentException(bool byTime) : Exception
    {
        public bool ByTime { get; } = byTime;
    }
}
