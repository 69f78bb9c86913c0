using Assistant.Memory.Indexing;
using Assistant.Sdk;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>Filters let through exactly those documents that a look at each of them would.</summary>
public sealed class FilterTests : IDisposable
{
    private static readonly string[] s_facets = [FacetNames.Committee, FacetNames.PaperType, FacetNames.Outcome];
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Filters_and_counts_are_those_of_looking_at_each_document()
    {
        using var index = TestIndexes.Open(_folder);
        var documents = TestDocuments.Random(1, 300, 15, 60).ToDictionary(document => document.Document);
        await index.ReplaceAsync([.. documents.Values], default);
        foreach (var document in TestDocuments.Random(2, 30, 15, 60))
            documents[document.Document] = document;
        await index.ReplaceAsync([.. documents.Values.Take(30)], default);
        await index.DeleteAsync([5, 6, 250], default);
        foreach (var number in (long[])[5, 6, 250])
            documents.Remove(number);

        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var access = random.Next(3) switch { 0 => Anybody, 1 => Staff(), _ => Staff("bauamt") };
            var (filter, implied) = (Filter(random), Filter(random));
            var visible = documents.Values.Where(document => access.Audiences.Contains(document.Audience)).ToList();
            var allowed = await index.AllowedAsync(access, new IndexQuery("", 0) { Filter = filter, Implied = implied }, TestContext.Current.CancellationToken);
            documents.Values.SelectMany(document => document.Passages).Select(passage => passage.Passage).Where(allowed.Allows).Order().ShouldBe(
                visible.Where(document => Fits(document, filter, false) && Fits(document, implied, true)).SelectMany(document => document.Passages).Select(passage => passage.Passage).Order());

            var counts = await index.CountFacetsAsync(access, new FacetQuery(null) { Filter = filter }, TestContext.Current.CancellationToken);
            counts.Documents.ShouldBe(visible.Count(document => Fits(document, filter, false)));
            foreach (var facet in s_facets)
            {
                var others = filter with { Facets = filter.Facets.Where(other => other.Key != facet).ToDictionary() };
                counts.Of(facet).ToDictionary(value => value.Value, value => value.Documents).ShouldBe(
                    visible.Where(document => Fits(document, others, false)).SelectMany(document => document.Facets.GetValueOrDefault(facet, []).Distinct()).GroupBy(value => value).ToDictionary(value => value.Key, value => (long)value.Count()),
                    ignoreOrder: true);
            }

            var years = visible.Where(document => document.Date is not null && Fits(document, filter with { Since = null, Until = null }, false)).GroupBy(document => $"{document.Date!.Value.Year}");
            counts.Of(FacetCounts.Year).ToDictionary(value => value.Value, value => value.Documents).ShouldBe(years.ToDictionary(year => year.Key, year => (long)year.Count()), ignoreOrder: true);
        }
    }

    private static bool Fits(IndexedDocument document, DocumentFilter filter, bool orUnknown)
    {
        var period = (filter.Since is null && filter.Until is null) || (document.Date is { } date ? date >= (filter.Since ?? DateOnly.MinValue) && date <= (filter.Until ?? DateOnly.MaxValue) : orUnknown);
        return period && filter.Facets.All(facet => document.Facets.TryGetValue(facet.Key, out var values) && values.Count > 0 ? values.Intersect(facet.Value).Any() : orUnknown);
    }

    private static DocumentFilter Filter(Random random)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (random.Next(3) == 0)
            facets[FacetNames.Committee] = [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"Ausschuss {random.Next(6)}")];
        if (random.Next(4) == 0)
            facets[FacetNames.PaperType] = ["motion"];
        if (random.Next(6) == 0)
            facets["other"] = ["value 1"];
        return new DocumentFilter
        {
            Since = random.Next(3) == 0 ? new DateOnly(2020, 1, 1).AddDays(random.Next(2000)) : null,
            Until = random.Next(3) == 0 ? new DateOnly(2020, 1, 1).AddDays(random.Next(2000)) : null,
            Facets = facets,
        };
    }
}
