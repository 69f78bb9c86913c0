using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

public sealed class ConcurrencyTests : IDisposable
{
    private const int Documents = 40;
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_search_sees_one_state_while_documents_are_replaced_and_segments_are_merged()
    {
        using var index = TestIndexes.Open(_folder);
        await index.ReplaceAsync([.. Enumerable.Range(1, Documents).Select(i => Of(i, "Turnhalle"))], Token);
        using var done = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 2).Select(_ => Task.Run(() => SearchAsync(index, done.Token), Token)).ToList();
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            // Old passages leave and new ones come in one step; one batch of ten also deletes and brings back.
            await index.ReplaceAsync([.. Enumerable.Range(0, 3).Select(_ => random.Next(1, Documents + 1)).Distinct().Select(number => Of(number, $"Turnhalle {i}"))], Token);
            if (i % 10 == 0)
                await index.OptimizeAsync(Token);
        }

        await done.CancelAsync();
        foreach (var search in searching)
            (await search).ShouldBeGreaterThan(0);
        index.Figures().Segments.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task A_deletion_during_a_merge_is_not_lost()
    {
        using var index = TestIndexes.Open(_folder, new SegmentIndexOptions { MergesInBackground = false });
        for (var batch = 0; batch < 5; batch++)
            await index.ReplaceAsync(TestDocuments.Random(batch, 200, 40, 500, first: batch * 1000 + 1), Token);
        var merging = index.OptimizeAsync(Token);
        await index.DeleteAsync([1, 1001, 4200], Token);
        await index.ReplaceAsync([Of(2, "Turnhalle")], Token);
        await merging;
        await index.OptimizeAsync(Token);

        var documents = (await index.EntriesAsync(CityId, Token)).Select(entry => entry.Document).Distinct().ToHashSet();
        documents.Count.ShouldBe(997);
        documents.Overlaps([1, 1001, 4200]).ShouldBeFalse();
        (await index.EntriesAsync(CityId, Token)).Where(entry => entry.Document == 2).ShouldBe([new IndexEntry(20, 2)]);
    }

    [Fact]
    public async Task A_search_goes_on_in_the_old_index_while_a_new_one_is_built()
    {
        using var index = TestIndexes.Open(_folder);
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var building = index.RebuildAsync(Slowly(begun, go), Token);
        await begun.Task;
        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Select(hit => hit.Passage).ShouldBe([10]);
        go.SetResult();
        await building;

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Select(hit => hit.Passage).ShouldBe([20, 30]);
    }

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Slowly(TaskCompletionSource begun, TaskCompletionSource go)
    {
        yield return [Of(2, "Turnhalle")];
        begun.SetResult();
        await go.Task;
        yield return [Of(3, "Turnhalle")];
    }

    private static async Task<int> SearchAsync(SegmentPassageIndex index, CancellationToken done)
    {
        var searches = 0;
        for (; !done.IsCancellationRequested || searches == 0; searches++)
        {
            var hits = await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 1000), Token);
            hits.Select(hit => hit.Document).Order().ShouldBe(Enumerable.Range(1, Documents).Select(i => (long)i));
        }

        return searches;
    }
}
