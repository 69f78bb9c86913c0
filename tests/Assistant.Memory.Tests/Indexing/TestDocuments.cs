using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Tests.Indexing;

/// <summary>Documents for an index, without a ledger: a document's passages are numbered from ten times its number on.</summary>
internal static class TestDocuments
{
    public const string CityId = "rebstadt";
    public static readonly AccessFilter Anybody = AccessFilter.For(Caller.Anonymous(CityId));

    public static AccessFilter Staff(params string[] groups) => AccessFilter.For(Caller.Staff(CityId, "u", groups));

    public static IndexedDocument Of(long number, params string[] texts) => new(
        number, CityId, Audience.Public, "", null, [.. texts.Select((text, i) => new IndexedPassage(number * 10 + i, null, text))]);

    /// <summary>Passages of made-up words, some frequent and most of them rare, as words are (Zipf).</summary>
    public static IReadOnlyList<IndexedDocument> Random(int seed, int documents, int words, int vocabulary, long first = 1)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, documents).Select(i => Of(first + i, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Text(random, random.Next(1, words), vocabulary))]) with
            {
                Title = Text(random, 2, vocabulary),
                Audience = random.Next(3) switch { 0 => Audience.Internal, 1 => Audience.Group("bauamt"), _ => Audience.Public },
                Date = random.Next(4) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(2000)),
                Facets = Facets(random),
            }),
        ];
    }

    public static string Text(Random random, int words, int vocabulary) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random, vocabulary)));

    public static string Word(Random random, int vocabulary)
    {
        var rank = (int)(vocabulary * Math.Pow(random.NextDouble(), 3));
        return string.Concat("x", (char)('a' + rank % 23), (char)('a' + rank / 23 % 23), (char)('a' + rank / 529), "k");
    }

    private static Dictionary<string, IReadOnlyList<string>> Facets(Random random)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (random.Next(3) > 0)
            facets[FacetNames.Committee] = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"Ausschuss {random.Next(5)}")];
        if (random.Next(3) > 0)
            facets[FacetNames.PaperType] = [random.Next(2) == 0 ? "motion" : "proposal"];
        if (random.Next(4) == 0)
            facets["other"] = [$"value {random.Next(3)}"];
        return facets;
    }
}
