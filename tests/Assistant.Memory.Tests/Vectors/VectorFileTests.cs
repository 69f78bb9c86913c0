using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Tests.Vectors;

public sealed class VectorFileTests : IDisposable
{
    private const int Dimension = 4;
    private const int Slots = 4;
    private static readonly VectorShape s_shape = new("test", Dimension);
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-vectors-").FullName;
    private readonly RandomVectors _random = new(Dimension, 1, seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_taken_in_is_there_after_opening_again()
    {
        using (var store = Open())
        {
            store.Append(Vectors(1, 10));
            store.Remove([3, 7, 99]);
            store.Append([RandomVectors.Of(5, _random.Next(), embedding: 50)]);
        }

        using var again = Open();
        again.Embeddings().Select(entry => entry.Key).Order().ShouldBe([1, 2, 4, 5, 6, 8, 9, 10]);
        again.Embeddings()[5].ShouldBe(50);
        Found(again).ShouldBe([1, 2, 4, 5, 6, 8, 9, 10]);
        again.RemoveDamaged(thorough: true, TestContext.Current.CancellationToken).ShouldBe(0);
    }

    [Fact]
    public void A_file_cut_off_anywhere_opens_with_what_is_whole_and_takes_the_rest_in_again()
    {
        byte[] whole;
        using (var store = Open())
        {
            store.Append(Vectors(1, 6));
            whole = System.IO.File.ReadAllBytes(File());
        }

        for (var length = whole.Length - 1; length >= 0; length -= length > VectorLayout.HeadLength ? 1 : 128)
        {
            System.IO.File.WriteAllBytes(File(), whole[..length]);
            using var store = Open();
            store.RemoveDamaged(thorough: true, TestContext.Current.CancellationToken).ShouldBe(0, $"cut off at {length}");
            Found(store).ShouldBeSubsetOf([1, 2, 3, 4, 5, 6]);
            if (length % 16 != 0)
                continue;
            store.Append(Vectors(1, 6));
            Found(store).ShouldBe([1, 2, 3, 4, 5, 6]);
        }
    }

    [Fact]
    public void A_kill_at_any_byte_of_a_write_loses_nothing_that_was_there_before()
    {
        byte[] before;
        byte[] after;
        VectorLayout layout;
        using (var file = VectorFile.Create(File(), s_shape, Slots))
        {
            layout = file.Layout;
            file.Append(Vectors(1, 2));
            before = System.IO.File.ReadAllBytes(File());
            file.Append(Vectors(3, 2));
            after = System.IO.File.ReadAllBytes(File());
        }

        var changed = Enumerable.Range(0, after.Length).Where(at => before[at] != after[at]).ToList();
        // As they are written: data first, entries behind them.
        var order = changed.Where(at => at >= VectorLayout.HeadLength + layout.Codes).Concat(changed.Where(at => at < VectorLayout.HeadLength + layout.Codes)).ToList();
        var image = (byte[])before.Clone();
        foreach (var at in order)
        {
            image[at] = after[at];
            System.IO.File.WriteAllBytes(File(), image);
            using var file = VectorFile.Open(File());
            file.RemoveDamaged(TestContext.Current.CancellationToken).ShouldBe(0);
            file.Passages.ShouldContain(1);
            file.Passages.ShouldContain(2);
            file.Passages.ShouldBeSubsetOf([1, 2, 3, 4]);
        }

        image.ShouldBe(after);
        using var whole = VectorFile.Open(File());
        whole.Passages.Order().ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void A_removed_vector_is_overwritten()
    {
        var secret = RandomVectors.Of(1, _random.Next());
        using var store = Open();
        store.Append([secret]);
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(secret.Vector.Span).ToArray();
        System.IO.File.ReadAllBytes(File()).AsSpan().IndexOf(bytes).ShouldBeGreaterThan(0);
        store.Remove([1]);
        System.IO.File.ReadAllBytes(File()).AsSpan().IndexOf(bytes).ShouldBe(-1);
    }

    [Fact]
    public void A_damaged_vector_is_left_out_and_taken_in_again()
    {
        using (var store = Open())
            store.Append(Vectors(1, 3));
        Change(new VectorLayout(Dimension, Slots), layout => layout.Numbers + 2);
        using var damaged = Open();

        Found(damaged).ShouldBe([2, 3]);
        damaged.RemoveDamaged(thorough: false, TestContext.Current.CancellationToken).ShouldBe(1);
        damaged.Embeddings().Keys.Order().ShouldBe([2, 3]);
    }

    [Fact]
    public void A_damaged_entry_costs_itself_alone()
    {
        using (var store = Open())
            store.Append(Vectors(1, 3));
        Change(new VectorLayout(Dimension, Slots), _ => VectorEntry.Length + 3);
        using var damaged = Open();

        Found(damaged).ShouldBe([1, 3]);
        damaged.Append(Vectors(2, 1));
        Found(damaged).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_damaged_head_makes_the_file_begin_anew()
    {
        using (var store = Open())
            store.Append(Vectors(1, 3));
        var bytes = System.IO.File.ReadAllBytes(File());
        bytes[40] ^= 1;
        System.IO.File.WriteAllBytes(File(), bytes);

        using var again = Open();
        again.Count.ShouldBe(0);
    }

    [Fact]
    public void Writing_anew_gives_back_the_place_of_removed_vectors()
    {
        using var store = Open();
        store.Append(Vectors(1, 40));
        store.Compact().ShouldBeFalse();
        store.Remove([.. Enumerable.Range(1, 30).Select(passage => (long)passage)]);

        store.Compact().ShouldBeTrue();

        new FileInfo(Directory.GetFiles(_folder).Single()).Length.ShouldBe(new VectorLayout(Dimension, Slots).BlockStart(3));
        Found(store).ShouldBe(Enumerable.Range(31, 10).Select(passage => (long)passage));
    }

    [Fact]
    public void A_kill_while_writing_anew_leaves_the_old_file()
    {
        using (var store = Open())
            store.Append(Vectors(1, 3));
        System.IO.File.WriteAllBytes(File(2) + ".new", System.IO.File.ReadAllBytes(File())[..^100]);
        using (var store = Open())
            Found(store).ShouldBe([1, 2, 3]);
        Directory.GetFiles(_folder).ShouldBe([File()]);

        // Killed after the switch, before the old file was deleted.
        System.IO.File.Copy(File(), File(2));
        using (var store = Open())
            Found(store).ShouldBe([1, 2, 3]);
        Directory.GetFiles(_folder).ShouldBe([File(2)]);
    }

    [Fact]
    public void Names_of_models_become_names_of_files()
    {
        var name = VectorFileName.Of(new VectorShape("../böse/modell:7b", 3), 1);
        name.ShouldMatch("^[a-z0-9-]+\\.vectors$");
        name.ShouldNotBe(VectorFileName.Of(new VectorShape("..-böse/modell:7b", 3), 1));
    }

    private VectorStore Open() => VectorStore.Open(_folder, s_shape, NullLogger.Instance, Slots);

    private string File(int generation = 1) => Path.Combine(_folder, VectorFileName.Of(s_shape, generation));

    private List<PassageVector> Vectors(long first, int count) => [.. Enumerable.Range(0, count).Select(at => RandomVectors.Of(first + at, _random.Next()))];

    private List<long> Found(VectorStore store) => [.. store.Search(_random.Next(), 100, PassageSet.All, CancellationToken.None).Select(hit => hit.Passage).Order()];

    private void Change(VectorLayout layout, Func<VectorLayout, int> offset)
    {
        var bytes = System.IO.File.ReadAllBytes(File());
        bytes[VectorLayout.HeadLength + offset(layout)] ^= 0x10;
        System.IO.File.WriteAllBytes(File(), bytes);
    }
}
