using System.Globalization;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.Terms;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>Writes documents as points into a collection, in batches. Used by one thread.</summary>
/// <param name="client">The server.</param>
/// <param name="generation">The collection.</param>
/// <param name="revision">The number of this write.</param>
internal sealed class PointWriter(QdrantClient client, Generation generation, long revision) : IDisposable
{
    private readonly PointBatch _batch = new();

    /// <summary>How many passages were added.</summary>
    public long Passages { get; private set; }

    /// <summary>Adds a document; it is written with this or a later call.</summary>
    /// <param name="document">With all its passages.</param>
    /// <param name="meanings">Dense vectors that are known already, by passage.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task AddAsync(IndexedDocument document, ILookup<long, NamedVector> meanings, CancellationToken cancellationToken)
    {
        var city = generation.Of(document.CityId);
        var title = city.Terms.Read($"{document.Title} {document.Reference}");
        var common = Common(document);
        var all = new SortedSet<uint>();
        var read = new List<(FieldTerms Heading, FieldTerms Text)>(document.Passages.Count);
        foreach (var passage in document.Passages)
        {
            var (heading, text) = (city.Terms.Read(passage.Heading), city.Terms.Read(passage.Text));
            read.Add((heading, text));
            var terms = city.Vectors.OfPassage(title, heading, text);
            all.UnionWith(terms.Indices);
            await AddAsync(
                new Point(
                    PointId.OfPassage(passage.Passage),
                    new PointVectors { Terms = terms, Meanings = [.. meanings[passage.Passage]] },
                    common with { Terms = Numbers(terms.Indices), Words = PassageWords.Write(heading, text, title) }),
                cancellationToken);
            Passages++;
        }

        var year = document.Date?.Year.ToString("D4", CultureInfo.InvariantCulture);
        await AddAsync(
            new Point(
                PointId.OfDocument(document.Document),
                new PointVectors { Terms = city.Vectors.OfDocument(title, read) },
                common with { Kind = PointKinds.Document, Year = year, Terms = Numbers(all) }),
            cancellationToken);
    }

    /// <summary>Writes what is left.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0)
            return;
        await client.UpsertAsync(generation.Collection, _batch.End(), cancellationToken);
        _batch.Clear();
    }

    public void Dispose() => _batch.Dispose();

    private PointPayload Common(IndexedDocument document) => new(PointKinds.Passage)
    {
        City = document.CityId,
        Audience = document.Audience.Value,
        Document = document.Document,
        Revision = revision,
        Date = document.Date is { } day ? Filters.Day(day) : null,
        Facets = document.Facets.Count == 0 ? null : [.. document.Facets.SelectMany(facet => facet.Value.Select(value => FacetKeys.Of(facet.Key, value))).Distinct(StringComparer.Ordinal)],
        FacetNames = document.Facets.Count == 0 ? null : [.. document.Facets.Where(facet => facet.Value.Count > 0).Select(facet => facet.Key)],
    };

    private static long[] Numbers(IEnumerable<uint> indices) => [.. indices.Select(index => (long)index)];

    private async Task AddAsync(Point point, CancellationToken cancellationToken)
    {
        _batch.Add(point);
        if (_batch.IsFull)
            await FlushAsync(cancellationToken);
    }
}
