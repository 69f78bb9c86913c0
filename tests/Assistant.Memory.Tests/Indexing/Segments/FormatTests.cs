using Assistant.Memory.Indexing;
using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;
using Assistant.Memory.Indexing.Segments.Storage;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

public sealed class FormatTests
{
    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0)]
    [InlineData("a", 0xC1D04330)]
    public void The_checksum_is_that_of_the_standard(string text, uint expected)
    {
        // RFC 3720, appendix B.4, and the published check value of CRC-32C.
        Crc32C.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);
        var parts = new Crc32C();
        foreach (var letter in Encoding.ASCII.GetBytes(text))
            parts.Append([letter]);
        parts.Value.ShouldBe(expected);
    }

    [Fact]
    public void Numbers_of_any_size_come_back()
    {
        var writer = new ByteWriter(1);
        uint[] numbers = [0, 1, 127, 128, 16_383, 16_384, int.MaxValue, uint.MaxValue];
        foreach (var number in numbers)
            writer.VarInt(number);
        writer.Int64(long.MinValue);
        writer.Text("Straße");
        var reader = new ByteReader(writer.Written);
        foreach (var number in numbers)
            reader.VarInt().ShouldBe(number);
        reader.Int64().ShouldBe(long.MinValue);
        reader.Text().ShouldBe("Straße");
        reader.AtEnd.ShouldBeTrue();
        Should.Throw<IndexDamagedException>(() => new ByteReader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).VarInt());
        Should.Throw<IndexDamagedException>(() => new ByteReader([0x80]).VarInt());
    }

    [Fact]
    public void Packed_numbers_come_back_at_every_width_and_count()
    {
        var random = new Random(1);
        for (var bits = 0; bits <= 32; bits++)
        {
            foreach (var count in (int[])[1, 2, 7, 8, 9, 63, 127, 128])
            {
                var limit = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
                var values = Enumerable.Range(0, count).Select(i => i == 0 ? limit : (uint)random.NextInt64(limit + 1L)).ToArray();
                var bytes = new byte[BitPacking.Bytes(count, bits)];
                BitPacking.Pack(values, bits, bytes);
                var back = new int[count];
                BitPacking.Unpack(bytes, bits, back);
                back.Select(value => (uint)value).ShouldBe(values, $"{bits} bits");
            }
        }
    }

    [Fact]
    public void Lengths_are_exact_where_small_and_never_longer_than_they_were()
    {
        for (var length = 0; length < 64; length++)
            LengthCode.Decode(LengthCode.Encode(length)).ShouldBe(length);
        foreach (var length in (int[])[64, 65, 180, 1_000, 65_535, 1_000_000, 500_000_000])
            ((double)LengthCode.Decode(LengthCode.Encode(length)) / length).ShouldBeInRange(0.9, 1);
        Enumerable.Range(1, 255).ShouldAllBe(code => LengthCode.Decode((byte)code) >= LengthCode.Decode((byte)(code - 1)));
    }

    [Fact]
    public void Frequencies_keep_fields_and_kinds_apart_and_stop_at_their_limits()
    {
        ushort frequencies = 0;
        for (var i = 0; i < 40; i++)
            frequencies = Frequencies.Increment(frequencies, Frequencies.Channel(Field.Text, TermKind.Word));
        frequencies.ShouldBe((ushort)Frequencies.MaxTextWord);
        frequencies = Frequencies.Increment(frequencies, Frequencies.Channel(Field.Title, TermKind.Part));
        for (var channel = 0; channel < Frequencies.Channels; channel++)
            Frequencies.Of(frequencies, channel).ShouldBe(channel switch { 0 => 15, 5 => 1, _ => 0 });
    }

    [Fact]
    public void The_terms_of_a_segment_are_found_with_their_passages_and_others_are_not()
    {
        using var lab = new IndexLab();
        var documents = TestDocuments.Random(1, 700, 40, 800);
        lab.Add(documents);
        using var snapshot = lab.Store.Snapshot();
        var segment = snapshot.City(CityId)!.Segments[0].Segment;
        var analyzer = new GermanAnalyzer();
        var expected = documents.SelectMany(document => document.Passages.SelectMany(passage => analyzer.Terms($"{document.Title} {passage.Text}").Distinct().Select(term => (Term: term, passage.Passage))))
            .ToLookup(posting => posting.Term, posting => posting.Passage);

        segment.TermCount.ShouldBe(expected.Count);
        var cursor = new PostingCursor();
        foreach (var term in expected)
        {
            segment.TryFind(Encoding.UTF8.GetBytes(term.Key), out var entry).ShouldBeTrue(term.Key);
            var found = new List<long>();
            cursor.Open(segment, entry, null);
            for (cursor.AdvanceTo(0); cursor.Passage != PostingCursor.Exhausted; cursor.Next())
                found.Add(segment.PassageNumbers[cursor.Passage]);
            found.ShouldBe(term.Order());
        }

        foreach (var missing in (string[])["", "a", "zzz", "xaa", "xaaakk", "xaaaz", "Ω", "xzzzk"])
            segment.TryFind(Encoding.UTF8.GetBytes(missing), out _).ShouldBe(expected.Contains(missing), missing);
    }

    [Fact]
    public void A_cursor_goes_to_any_passage_and_never_back()
    {
        using var lab = new IndexLab();
        lab.Add(TestDocuments.Random(1, 1500, 30, 60));
        using var snapshot = lab.Store.Snapshot();
        var segment = snapshot.City(CityId)!.Segments[0].Segment;
        var random = new Random(2);
        var walk = new TermWalk(segment);
        var cursor = new PostingCursor();
        while (walk.Next())
        {
            var all = new List<int>();
            cursor.Open(segment, walk.Entry, null);
            for (cursor.AdvanceTo(0); cursor.Passage != PostingCursor.Exhausted; cursor.Next())
                all.Add(cursor.Passage);
            all.Count.ShouldBe(walk.Entry.Passages);
            cursor.Open(segment, walk.Entry, null);
            for (var target = 0; target < segment.Passages; target += random.Next(1, 400))
            {
                cursor.AdvanceTo(target);
                cursor.Passage.ShouldBe(all.FirstOrDefault(passage => passage >= target, PostingCursor.Exhausted));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Near_terms_are_those_within_so_many_edits(int edits)
    {
        using var lab = new IndexLab();
        lab.Add(TestDocuments.Random(1, 300, 40, 1500));
        lab.Add([Of(9000, "xaak axaaak xaaakk xaakaa xbaaka Straße über ueber")]);
        using var snapshot = lab.Store.Snapshot();
        var city = snapshot.City(CityId)!;
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var view in city.Segments)
        {
            var walk = new TermWalk(view.Segment);
            while (walk.Next())
                all.Add(Encoding.UTF8.GetString(walk.Term));
        }

        foreach (var term in (string[])["xaaak", "xabak", "xqak", "xaaka", "zzzzz", "x", "strase"])
            city.Vocabulary.Near(term, edits).ShouldBe(all.Where(other => other != term && other[0] == term[0] && Distance(term, other) <= edits).Order(StringComparer.Ordinal), term);
    }

    [Fact]
    public void The_memory_of_selections_has_an_end()
    {
        using var lab = new IndexLab();
        lab.Add(TestDocuments.Random(1, 50, 10, 50));
        using var snapshot = lab.Store.Snapshot();
        var view = snapshot.City(CityId)!.Segments[0];
        for (var day = 0; day < 200; day++)
            view.Select(Anybody, new Memory.Indexing.IndexQuery("", 0) { Filter = new() { Since = new DateOnly(2020, 1, 1).AddDays(day) } });
        view.Selections.Count.ShouldBe(SelectionCache.MaxEntries);
    }

    // Optimal string alignment as the textbook has it.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
