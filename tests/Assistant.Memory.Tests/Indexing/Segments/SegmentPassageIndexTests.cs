using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

public sealed class SegmentPassageIndexTests : PassageIndexTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_written_is_there_when_the_index_is_opened_again()
    {
        var folder = Path.Combine(_folder, "again");
        using (var first = TestIndexes.Open(folder))
        {
            await first.RebuildAsync(Batches([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
            await first.ReplaceAsync([Of(3, "Turnhalle")], Token);
            await first.DeleteAsync([1], Token);
        }

        using var second = TestIndexes.Open(folder);
        second.RebuildReason.ShouldBeNull();
        (await second.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Select(hit => hit.Passage).ShouldBe([30]);
        (await second.SearchAsync(Anybody, new IndexQuery("Hafen", 10), Token)).Select(hit => hit.Passage).ShouldBe([20]);
    }

    [Fact]
    public async Task An_index_that_was_never_built_says_so_until_it_is()
    {
        var folder = Path.Combine(_folder, "new");
        using (var index = TestIndexes.Open(folder))
        {
            index.RebuildReason.ShouldBe("There is no index yet.");
            await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        }

        using var again = TestIndexes.Open(folder);
        again.WantsRebuild.ShouldBeTrue();
        await again.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);
        again.WantsRebuild.ShouldBeFalse();
    }

    [Fact]
    public async Task An_index_of_another_analysis_says_so_and_goes_on_answering()
    {
        var folder = Path.Combine(_folder, "version");
        using (var index = TestIndexes.Open(folder))
            await index.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);
        var manifest = Path.Combine(folder, "manifest.json");
        var json = (await File.ReadAllTextAsync(manifest, Token)).Split('\n', 2)[1].Replace("\"version\": \"segments", "\"version\": \"older", StringComparison.Ordinal);
        var checksum = Memory.Indexing.Crc32C.Of(System.Text.Encoding.UTF8.GetBytes(json));
        await File.WriteAllTextAsync(manifest, $"{checksum:x8}\n{json}", Token);

        using var again = TestIndexes.Open(folder);
        again.RebuildReason.ShouldNotBeNull().ShouldContain("another version");
        await again.ReplaceAsync([Of(2, "Hafen")], Token);
        again.WantsRebuild.ShouldBeTrue();
        (await again.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_city_that_has_more_than_doubled_wants_to_learn_its_compounds_anew()
    {
        using var index = TestIndexes.Open(Path.Combine(_folder, "grown"));
        await index.RebuildAsync(Batches([Of(1, "Turnhalle"), Of(2, "Turnhalle")]), Token);
        await index.ReplaceAsync([Of(3, "Hafen"), Of(4, "Hafen")], Token);
        index.WantsRebuild.ShouldBeFalse();
        await index.ReplaceAsync([Of(5, "Hafen")], Token);

        index.RebuildReason.ShouldNotBeNull().ShouldContain("from 2 to 5 passages");
    }

    [Fact]
    public async Task A_little_memory_gives_more_segments_and_the_same_hits()
    {
        var documents = TestDocuments.Random(5, 200, 60, 400);
        using var one = TestIndexes.Open(Path.Combine(_folder, "one"), new SegmentIndexOptions { MergesInBackground = false });
        using var many = TestIndexes.Open(Path.Combine(_folder, "many"), new SegmentIndexOptions { MergesInBackground = false, BuildBytes = 150_000 });
        await one.RebuildAsync(Batches([.. documents.Chunk(10)]), Token);
        await many.RebuildAsync(Batches([.. documents.Chunk(10)]), Token);

        many.Figures().Segments.ShouldBeGreaterThan(2);
        one.Figures().Segments.ShouldBe(1);
        for (var seed = 0; seed < 20; seed++)
        {
            var query = new IndexQuery(TestDocuments.Text(new Random(seed), 3, 400), 30);
            (await many.SearchAsync(Staff("bauamt"), query, Token)).ShouldBe(await one.SearchAsync(Staff("bauamt"), query, Token));
        }
    }

    [Fact]
    public async Task A_phrase_in_quotation_marks_comes_first()
    {
        using var index = TestIndexes.Open(Path.Combine(_folder, "phrase"));
        await index.ReplaceAsync(
        [
            Of(1, "Die Jugend im Haus, das Haus der alten Jugend und die Jugend ohne Haus."), Of(2, "Im Haus der Jugend wird gebaut, lange und ausführlich beschrieben an dieser Stelle."), Of(3, "Jugend Jugend Haus Haus"),
        ], Token);

        (await index.SearchAsync(Anybody, new IndexQuery("Bau im „Haus der Jugend“", 10), Token))[0].Passage.ShouldBe(20);
    }

    [Fact]
    public async Task Words_near_each_other_come_before_the_same_words_far_apart()
    {
        using var index = TestIndexes.Open(Path.Combine(_folder, "near"));
        var filler = string.Join(' ', Enumerable.Repeat("Verwaltung", 20));
        await index.ReplaceAsync([Of(1, $"Radweg {filler} Hafen"), Of(2, $"{filler} Radweg Hafen"), Of(3, "Rathaus"), Of(4, "Rathaus"), Of(5, "Rathaus")], Token);

        (await index.SearchAsync(Anybody, new IndexQuery("Radweg Hafen", 10), Token)).Select(hit => hit.Passage).ShouldBe([20, 10]);
    }

    [Fact]
    public async Task Parts_of_compounds_are_learned_from_the_texts()
    {
        using var index = TestIndexes.Open(Path.Combine(_folder, "compounds"));
        var documents = Enumerable.Range(1, 30).Select(i => Of(i, i % 3 == 0 ? "Die Steuer steigt." : i % 3 == 1 ? "Der Hund bellt, viele Hunde bellen." : "Das Rathaus")).Append(Of(31, "Die Hundesteuer.")).ToList();
        await index.RebuildAsync(Batches(documents), Token);

        (await index.SearchAsync(Anybody, new IndexQuery("Steuer", 100), Token)).Select(hit => hit.Document).ShouldContain(31);
    }

    protected override Task<IPassageIndex> OpenAsync() => Task.FromResult<IPassageIndex>(TestIndexes.Open(Path.Combine(_folder, "index")));
}
