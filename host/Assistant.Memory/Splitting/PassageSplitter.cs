using Assistant.Memory.Extraction;

namespace Assistant.Memory.Splitting;

/// <summary>Page by page: off with header and footer, into units, units into passages.</summary>
internal sealed class PassageSplitter : IPassageSplitter
{
    private const int MaxHeadingCharacters = 200;

    public IReadOnlyList<PassageDraft> Split(ExtractedText text, SplittingOptions? options = null)
    {
        options ??= new SplittingOptions();
        var bodies = text.HasPages ? RunningLines.Bodies(text.Pages) : [.. text.Pages.Select(page => new TextRange(0, page.Text.Length))];
        var passages = new List<PassageDraft>();
        var marks = AgendaOutline.Find(text.Pages, bodies, options.Agenda, options.MinWords).ToLookup(mark => mark.Page);
        var item = options.Item;
        var heading = default(string?);
        for (var i = 0; i < text.Pages.Count; i++)
        {
            var page = text.Pages[i];
            foreach (var pack in PassagePacker.Of(UnitReader.Read(page.Text, bodies[i], [.. marks[i]], options.MaxWords), options))
            {
                if (pack.Item is not null)
                    (item, heading) = (pack.Item, null);
                passages.Add(new PassageDraft
                {
                    Ordinal = passages.Count,
                    PageFrom = text.HasPages ? page.Number : null,
                    PageTo = text.HasPages ? page.Number : null,
                    Heading = item is null ? Shortened(pack.Heading ?? heading) : Heading(item, pack.Heading),
                    Text = page.Text[pack.Start..pack.End],
                    Start = pack.Start,
                    Length = pack.End - pack.Start,
                    IsRecognized = page.IsRecognized,
                });
                heading = pack.LastHeading ?? heading;
            }
        }

        return passages;
    }

    // “TOP 5: Haushalt 2026 – Beschluss”: what is decided is found by the item's title. The debate follows without a heading of its own, so that
    // a part's name is not handed on, and a line such as “Mehrheitliche Ablehnung” is none.
    private static string? Heading(string item, string? heading)
    {
        if (heading is null || !HeadingDetector.IsCouncilWord(heading))
            return Shortened(item);
        var part = " – " + Shortened(heading);
        return item[..Math.Min(item.Length, Math.Max(0, MaxHeadingCharacters - part.Length))] + part;
    }

    private static string? Shortened(string? heading) => heading is { Length: > MaxHeadingCharacters } ? heading[..MaxHeadingCharacters] : heading;
}
