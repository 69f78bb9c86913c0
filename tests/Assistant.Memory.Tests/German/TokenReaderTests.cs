using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class TokenReaderTests
{
    [Theory]
    [InlineData("Drucksache 2024/0815", "Drucksache|2024|0815|Reference:2024/0815")]
    [InlineData("2024-0815 neu", "2024|0815|Reference:2024-0815|neu")]
    [InlineData("BV/0123/2024", "BV|0123|2024|Reference:0123/2024")]
    [InlineData("B-Plan 85/1", "B|Plan|Compound:B-Plan|85|1|Reference:85/1")]
    [InlineData("§ 34 BauGB.", "34|BauGB|Section:§ 34 BauGB")]
    [InlineData("nach § 34 Abs. 2 Satz 1 BauGB ist", "nach|34|Abs|2|Satz|1|BauGB|Section:§ 34 Abs. 2 Satz 1 BauGB|ist")]
    [InlineData("§§ 30, 34 und 35 BauGB", "30|34|und|35|BauGB|Section:§§ 30, 34 und 35 BauGB")]
    [InlineData("§ 34 und der Rat", "34|Section:§ 34|und|der|Rat")]
    [InlineData("§ 8a SGB VIII gilt", "8a|SGB|VIII|Section:§ 8a SGB VIII|gilt")]
    [InlineData("kostet 1.250.000 €", "kostet|1.250.000")]
    [InlineData("1,25 Mio. €", "1,25|Mio|Amount:1,25 Mio")]
    [InlineData("500 T€ und 3 Tage", "500|T|Amount:500 T|und|3|Tage")]
    [InlineData("am 23.09.2025.", "am|23|09|2025|Date:23.09.2025")]
    [InlineData("23. September 2025", "23|September|2025|Date:23. September 2025")]
    [InlineData("2025-09-23", "2025|09|23|Date:2025-09-23")]
    [InlineData("31.02.2025", "31|02|2025")]
    [InlineData("10-12 Uhr", "10|12|Uhr")]
    [InlineData("20-jährig", "20|jährig|Compound:20-jährig")]
    [InlineData("Hans-Thoma-Straße", "Hans|Thoma|Straße|Compound:Hans-Thoma-Straße")]
    [InlineData("Haupt- und Finanzausschuss", "Haupt|und|Finanzausschuss|Ellipsis:Haupt- und Finanzausschuss")]
    [InlineData("Kinder-, Jugend- und Familienhilfe", "Kinder|Jugend|und|Familienhilfe|Ellipsis:Kinder-, Jugend- und Familienhilfe")]
    [InlineData("Anträge-/Anfragen", "Anträge|Anfragen|Ellipsis:Anträge-/Anfragen")]
    [InlineData("die Stel-\nlungnahme", "die|Stel-\nlungnahme")]
    [InlineData("die Stel- lungnahme", "die|Stel- lungnahme")]
    [InlineData("Ge\u00ADmein\u00ADde", "Ge\u00ADmein\u00ADde")]
    [InlineData("85a und 1.234,50 sowie 1,2,3", "85a|und|1.234,50|sowie|1|2,3")]
    [InlineData("Ortsteil - neu", "Ortsteil|neu")]
    [InlineData("“Ende”-", "Ende")]
    public void Councils_notations_are_tokens_beside_their_pieces(string text, string expected) => Describe(text).ShouldBe(expected);

    [Fact]
    public void Any_text_gives_tokens_inside_it_in_its_order()
    {
        var random = new Random(11);
        const string alphabet = "abcÄöß019§§./-,– \n\u00A0\u00AD\u0308\u2011TMio€ uU";
        for (var i = 0; i < 4_000; i++)
        {
            var text = i % 2 == 0
                ? new string([.. Enumerable.Range(0, random.Next(0, 80)).Select(_ => alphabet[random.Next(alphabet.Length)])])
                : new string([.. Enumerable.Range(0, random.Next(0, 80)).Select(_ => (char)random.Next(0, 0x10000))]);
            var end = 0;
            foreach (var token in Read(text))
            {
                token.Length.ShouldBeGreaterThan(0);
                token.End.ShouldBeLessThanOrEqualTo(text.Length);
                if (token.Kind.IsComposite())
                {
                    token.End.ShouldBe(end, text);
                    continue;
                }

                token.Start.ShouldBeGreaterThanOrEqualTo(end, text);
                end = token.End;
            }
        }
    }

    [Theory]
    [InlineData("a-")]
    [InlineData("a- ")]
    [InlineData("1-")]
    [InlineData("1/1")]
    [InlineData("§ 1, ")]
    [InlineData("a-, ")]
    [InlineData("12.12.")]
    [InlineData("a- und ")]
    public void A_long_row_of_notations_takes_time_by_its_length_alone(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));
        Read(text).Count.ShouldBeLessThanOrEqualTo(text.Length);
    }

    private static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
            tokens.Add(token);
        return tokens;
    }

    private static string Describe(string text) => string.Join('|', Read(text).Select(token =>
        string.Concat(token.Kind.IsComposite() ? $"{token.Kind}:" : "", text.AsSpan(token.Start, token.Length))));
}
