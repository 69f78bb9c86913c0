using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>Bytes of the index's files are not what they were: the index says so, and never crashes or shows what is not there.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    private static readonly string[] s_questions = ["xaaak xbaak", "xcaak", "xaaak xdaak xeaak xfaak"];
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;
    private string _whole = "";

    public async ValueTask InitializeAsync()
    {
        _whole = Path.Combine(_folder, "whole");
        using var index = TestIndexes.Open(_whole, new SegmentIndexOptions { MergesInBackground = false });
        await index.RebuildAsync(Documents(), TestContext.Current.CancellationToken);
        await index.ReplaceAsync(TestDocuments.Random(2, 10, 20, 50), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_noticed_or_does_no_harm()
    {
        var expected = await HitsAsync(_whole);
        var random = new Random(1);
        foreach (var file in Directory.EnumerateFiles(_whole))
        {
            for (var i = 0; i < 25; i++)
            {
                var at = random.NextInt64(new FileInfo(file).Length);
                await CheckAsync(expected, file, bytes => bytes[at] ^= (byte)(1 << random.Next(8)), $"{Path.GetFileName(file)} at {at}");
            }
        }
    }

    [Fact]
    public async Task A_file_cut_short_or_emptied_or_of_another_program_is_noticed()
    {
        var expected = await HitsAsync(_whole);
        foreach (var file in Directory.EnumerateFiles(_whole))
        {
            foreach (var share in (double[])[0, 0.3, 0.99])
            {
                var folder = Copy();
                var copy = Path.Combine(folder, Path.GetFileName(file));
                await File.WriteAllBytesAsync(copy, (await File.ReadAllBytesAsync(copy, default))[..(int)(new FileInfo(file).Length * share)], default);
                (await ReasonAsync(expected, folder)).ShouldNotBeNull($"{Path.GetFileName(file)} cut to {share}");
            }

            var foreign = Copy();
            await File.WriteAllTextAsync(Path.Combine(foreign, Path.GetFileName(file)), new string('x', 5000), default);
            (await ReasonAsync(expected, foreign)).ShouldNotBeNull(Path.GetFileName(file));
            var missing = Copy();
            File.Delete(Path.Combine(missing, Path.GetFileName(file)));
            (await ReasonAsync(expected, missing)).ShouldNotBeNull(Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task Damage_that_is_not_looked_for_at_the_opening_never_ends_in_a_crash_and_is_found_by_verifying()
    {
        var random = new Random(3);
        var segment = Directory.EnumerateFiles(_whole, "*.segment").MaxBy(file => new FileInfo(file).Length)!;
        for (var i = 0; i < 150; i++)
        {
            var folder = Copy();
            var path = Path.Combine(folder, Path.GetFileName(segment));
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var changed = 0;
            for (var at = random.Next(16, 4000); at < bytes.Length - 3000; at += random.Next(500, 5000))
            {
                bytes[at] = (byte)random.Next(256);
                changed++;
            }

            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            using var index = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false, VerifyUpTo = 0 });
            foreach (var question in s_questions)
                (await index.SearchAsync(Staff(), new IndexQuery(question, 1000), TestContext.Current.CancellationToken)).Count.ShouldBeLessThanOrEqualTo(1000);
            await index.CountFacetsAsync(Staff(), new FacetQuery(s_questions[0]), TestContext.Current.CancellationToken);
            await index.VerifyAsync(TestContext.Current.CancellationToken);
            (changed == 0 || index.WantsRebuild).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_damaged_index_stays_marked_as_such_until_it_is_built_anew()
    {
        var folder = Copy();
        var file = Directory.EnumerateFiles(folder, "*.segment").First();
        await File.WriteAllTextAsync(file, "nothing", TestContext.Current.CancellationToken);
        using (var index = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false }))
            await index.ReplaceAsync([Of(5000, "Turnhalle")], TestContext.Current.CancellationToken);
        using (var again = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false }))
        {
            again.RebuildReason.ShouldNotBeNull().ShouldContain("damaged");
            await again.RebuildAsync(Documents(), TestContext.Current.CancellationToken);
        }

        using var whole = TestIndexes.Open(folder);
        whole.RebuildReason.ShouldBeNull();
    }

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Documents()
    {
        await Task.Yield();
        yield return TestDocuments.Random(1, 250, 20, 300);
    }

    private static async Task<IReadOnlySet<IndexHit>> HitsAsync(string folder)
    {
        using var index = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false });
        return await HitsAsync(index);
    }

    private static async Task<IReadOnlySet<IndexHit>> HitsAsync(SegmentPassageIndex index)
    {
        var hits = new HashSet<IndexHit>();
        foreach (var question in s_questions)
            hits.UnionWith((await index.SearchAsync(Staff(), new IndexQuery(question, 1000), TestContext.Current.CancellationToken)).Select(hit => hit with { Score = 0 }));
        return hits;
    }

    private async Task CheckAsync(IReadOnlySet<IndexHit> expected, string file, Action<byte[]> change, string what)
    {
        var folder = Copy();
        var copy = Path.Combine(folder, Path.GetFileName(file));
        var bytes = await File.ReadAllBytesAsync(copy, default);
        change(bytes);
        await File.WriteAllBytesAsync(copy, bytes, default);
        using var index = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false });
        var hits = await HitsAsync(index);
        if (index.RebuildReason is null)
            hits.SetEquals(expected).ShouldBeTrue(what);
        else
            hits.IsSubsetOf(expected).ShouldBeTrue(what);
    }

    private static async Task<string?> ReasonAsync(IReadOnlySet<IndexHit> expected, string folder)
    {
        using var index = TestIndexes.Open(folder, new SegmentIndexOptions { MergesInBackground = false });
        (await HitsAsync(index)).IsSubsetOf(expected).ShouldBeTrue();
        return index.RebuildReason;
    }

    private string Copy()
    {
        var folder = Path.Combine(_folder, "copy");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(_whole))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
