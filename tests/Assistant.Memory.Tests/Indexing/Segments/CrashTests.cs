using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>The process is killed at the n-th operation on files, for every n.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly SegmentIndexOptions s_options = new() { MergesInBackground = false };
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task A_batch_is_there_as_a_whole_or_not_at_all() =>
        EveryKillAsync(index => index.ReplaceAsync([Of(1, "Turnhalle neu"), Of(3, "Turnhalle"), Of(4, "Turnhalle") with { CityId = "andernach" }], default));

    [Fact]
    public Task A_deletion_has_happened_or_not() => EveryKillAsync(index => index.DeleteAsync([1], default));

    [Fact]
    public Task A_merge_changes_nothing_wherever_it_ends() => EveryKillAsync(index => index.OptimizeAsync(default));

    [Fact]
    public Task The_old_index_or_the_one_built_anew_is_there() => EveryKillAsync(index => index.RebuildAsync(Anew(), default));

    [Fact]
    public async Task What_a_kill_left_is_cleared_away_when_the_index_is_opened()
    {
        using (var index = TestIndexes.Open(_folder, s_options))
            await index.RebuildAsync(Anew(), TestContext.Current.CancellationToken);
        var before = Names();
        await File.WriteAllTextAsync(Path.Combine(_folder, "77.segment"), "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "manifest.new"), "half", TestContext.Current.CancellationToken);
        using (TestIndexes.Open(_folder, s_options))
            Names().ShouldBe(before);
    }

    [Fact]
    public async Task Files_that_nobody_needs_any_more_are_removed()
    {
        using var index = TestIndexes.Open(_folder, s_options);
        await index.RebuildAsync(Anew(), TestContext.Current.CancellationToken);
        for (var i = 0; i < 20; i++)
            await index.ReplaceAsync([Of(i % 3 + 1, "Turnhalle")], TestContext.Current.CancellationToken);
        await index.OptimizeAsync(TestContext.Current.CancellationToken);

        Names().Count.ShouldBeLessThanOrEqualTo(4); // manifest, compounds, one segment, perhaps its deletes
    }

    private IReadOnlyList<string> Names() => [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)).Order()];

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Anew()
    {
        await Task.Yield();
        yield return [Of(2, "Turnhalle"), Of(8, "Turnhalle")];
    }

    private async Task EveryKillAsync(Func<SegmentPassageIndex, Task> write)
    {
        for (var failing = 1; ; failing++)
        {
            var folder = Path.Combine(_folder, $"{failing}");
            using (var index = TestIndexes.Open(folder, s_options))
            {
                await index.RebuildAsync(Anew(), TestContext.Current.CancellationToken);
                await index.ReplaceAsync([Of(1, "Turnhalle alt")], TestContext.Current.CancellationToken);
                await index.ReplaceAsync([Of(2, "Turnhalle", "Turnhalle")], TestContext.Current.CancellationToken);
            }

            var before = await StateAsync(folder);
            var files = new CutOffFiles(new IndexFolder(folder), failing);
            var killed = false;
            try
            {
                using var index = TestIndexes.Open(files, s_options);
                await write(index);
            }
            catch (InvalidOperationException)
            {
                killed = true;
            }

            var after = await StateAsync(folder);
            if (!killed && files.Operations < failing)
            {
                failing.ShouldBeGreaterThan(3);
                return;
            }

            var undisturbed = Path.Combine(_folder, "undisturbed");
            if (!Directory.Exists(undisturbed))
            {
                using (var index = TestIndexes.Open(undisturbed, s_options))
                {
                    await index.RebuildAsync(Anew(), TestContext.Current.CancellationToken);
                    await index.ReplaceAsync([Of(1, "Turnhalle alt")], TestContext.Current.CancellationToken);
                    await index.ReplaceAsync([Of(2, "Turnhalle", "Turnhalle")], TestContext.Current.CancellationToken);
                    await write(index);
                }
            }

            new[] { before, await StateAsync(undisturbed) }.ShouldContain(after, $"killed at operation {failing}");
        }
    }

    private static async Task<string> StateAsync(string folder)
    {
        using var index = TestIndexes.Open(folder, s_options);
        index.Figures().Passages.ShouldBeGreaterThan(0);
        var hits = await index.SearchAsync(Anybody, new IndexQuery("Turnhalle neu", 10), TestContext.Current.CancellationToken);
        var entries = (await index.EntriesAsync(CityId, default)).Concat(await index.EntriesAsync("andernach", default));
        return string.Join(' ', hits.Select(hit => hit.Passage).Order()) + " of " + string.Join(' ', entries.Select(entry => entry.Passage).Order());
    }
}
