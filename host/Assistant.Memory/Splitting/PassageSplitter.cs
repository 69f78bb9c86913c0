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
        var heading = default(string?);
        for (var i = 0; i < text.Pages.Count; i++)
        {
            var page = text.Pages[i];
            foreach (var pack in PassagePacker.Of(UnitReader.Read(page.Text, bodies[i], options.MaxWords), options))
            {
                passages.Add(new PassageDraft
                {
                    Ordinal = passages.Count,
                    PageFrom = text.HasPages ? page.Number : null,
                    PageTo = text.HasPages ? page.Number : null,
                    Heading = Shortened(pack.Heading ?? heading),
                    Text = page.Text[pack.Start..pack.End],
                    Start = pack.Start,
                    Length = pack.End - pack.Start,
                });
                heading = pack.LastHeading ?? heading;
            }
        }

        return passages;
    }

    private static string? Shortened(string? heading) => heading is { Length: > MaxHeadingCharacters } ? heading[..MaxHeadingCharacters] : heading;
}
