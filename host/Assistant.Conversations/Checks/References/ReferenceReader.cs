using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;

namespace Assistant.Conversations.Checks.References;

/// <summary>Reads numbers of papers (2022/2136), paragraphs (§ 5 Abs. 2) and labelled numbers (TOP 5, Los 3, Ziffern 1 und 3).</summary>
internal static partial class ReferenceReader
{
    public static void Read(FactScan scan)
    {
        foreach (var match in scan.Free(Paragraph()))
            AddParagraphs(scan, match);
        foreach (var match in scan.Free(Code()))
        {
            if (!IsYearPair(match.Groups["code"].Value))
                Add(scan, match.Groups["code"], new Reference("code", Normal(match.Groups["code"].Value)));
        }

        foreach (var match in scan.Free(Labelled()))
            AddLabelled(scan, match);
        foreach (var match in scan.Free(Identifier()))
            Add(scan, match, new Reference("id", match.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()));
    }

    private static void AddParagraphs(FactScan scan, Match match)
    {
        var numbers = match.Groups["number"].Captures;
        for (var i = 0; i < numbers.Count; i++)
        {
            var until = i + 1 < numbers.Count ? numbers[i + 1].Index : match.Index + match.Length;
            var parts = match.Groups["part"].Captures.Where(part => part.Index > numbers[i].Index && part.Index < until).Select(part => PartName(part.Value)).ToList();
            var start = i == 0 ? match.Index : numbers[i].Index;
            scan.Add(new Fact(FactKind.Reference, start, until - start)
            {
                Reference = new Reference("§", Compact(numbers[i].Value)) { Parts = parts, Law = match.Groups["law"].Success ? match.Groups["law"].Value : null },
            });
        }
    }

    private static void AddLabelled(FactScan scan, Match match)
    {
        var family = Family(match.Groups["label"].Value);
        foreach (Capture number in match.Groups["number"].Captures)
        {
            var start = number == match.Groups["number"].Captures[0] ? match.Index : number.Index;
            scan.Add(new Fact(FactKind.Reference, start, number.Index + number.Length - start) { Reference = new Reference(family, Compact(number.Value)) });
        }

        scan.Take(match.Index, match.Length);
    }

    private static string Family(string label) => label.TrimEnd('.').ToLowerInvariant() switch
    {
        "top" or "tagesordnungspunkt" or "tagesordnungspunkte" or "tagesordnungspunkten" or "punkt" or "punkte" or "punkten" => "top",
        "ziffer" or "ziffern" or "ziff" or "nr" or "nrn" or "nummer" or "nummern" => "nr",
        "ba" or "bauabschnitt" => "ba",
        var other => other.TrimEnd('n', 's', 'e'),
    };

    private static string PartName(string part)
    {
        var at = part.AsSpan().LastIndexOfAny(' ', '.') + 1;
        var name = part[..1].ToLowerInvariant() switch
        {
            "a" => "abs",
            "n" or "z" => "nr",
            "s" => "satz",
            _ => "lit",
        };
        return name + part[at..].ToLowerInvariant();
    }

    private static bool IsYearPair(string code)
    {
        var parts = code.Split('/');
        return parts is [{ Length: 4 }, { Length: 2 or 4 }] && int.TryParse(parts[0], out var first) && int.TryParse(parts[1], out var second) && first is > 1900 and < 2100 && second % 100 == (first + 1) % 100 && (second < 100 || second == first + 1);
    }

    private static string Normal(string code) => string.Join('/', code.Split('/').Select(part => part.TrimStart('0')));

    private static string Compact(string number) => number.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static void Add(FactScan scan, Capture capture, Reference reference) =>
        scan.Add(new Fact(FactKind.Reference, capture.Index, capture.Length) { Reference = reference });

    [GeneratedRegex(
        @"§§? ?(?<number>\d+(?:[a-z]\b| [a-z]\b(?!\.))?)(?:,? ?(?:(?:und|i\. ?V\. ?m\.) )?(?<part>(?:Absatz|Abs\.|Satz|S\.|Nummer|Nr\.|Ziffer|Ziff\.|Buchstabe|Buchst\.|lit\.) ?(?:\d+[a-z]?|[a-z]\b))\)?)*" +
        @"(?:(?:, | und | bis )(?:§ ?)?(?<number>\d+(?:[a-z]\b| [a-z]\b(?!\.))?)(?![.\d]|,\d| (?:Euro|€|Prozent|%|Mio))(?:,? ?(?<part>(?:Absatz|Abs\.|Satz|S\.|Nummer|Nr\.|Ziffer|Ziff\.|Buchstabe|Buchst\.|lit\.) ?(?:\d+[a-z]?|[a-z]\b))\)?)*)*" +
        @"(?: (?:der |des )?(?<law>\p{Lu}\p{L}*\p{Lu}\p{L}*))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"(?<![\d/.,])(?<code>\d{2,5}/\d{2,5}(?:/\d+)*|\d{3,5}/\d{1,5}(?:/\d+)*)(?![\d/]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"(?<!\p{L})(?<label>TOP|Top|Tagesordnungspunkte?n?|Punkte?n?|Ziffern?|Ziff\.|Nummern?|Nrn?\.|Lose?|Anlagen?|Varianten?|Artikel|Art\.|Stufe|Phase|Bauabschnitt|BA|Seite|Kapitel|Tabelle|Abbildung|Szenario|Linien?|Baustein|Liste|Frage|Flurstück|Baufeld(?:er)?|Teilabschnitt|Zone) (?:Nr\.:? ?)?" +
        @"(?<number>\d{1,5}(?:\.\d+)*(?:[a-z]\b)?)(?![\d/]|,\d)(?: ?[a-z]\))?(?:(?:, | und | oder | bis | sowie | \+ |/| ?[-–] ?)(?:[a-z]\)|(?<number>\d{1,3}(?:\.\d+)*(?:[a-z]\b)?)(?![\d/.]|,\d| (?:Euro|€|Prozent|%|Mio|Uhr))))*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    // “BA2”, “B 36”, “DA 07”.
    [GeneratedRegex(@"(?<![\p{L}\d])(?:\p{Lu}\p{L}{0,4}\d+[\p{L}\d]*|(?:[ABLK]|DA|DIN|EN|ISO|KW|BV|AZ|VEP) \d{1,5})(?![\d\p{L}]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
