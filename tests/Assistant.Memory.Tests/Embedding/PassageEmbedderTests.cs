using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Embedding;

public sealed class PassageEmbedderTests
{
    private readonly HashEmbedder _embedder = new();

    [Fact]
    public async Task Every_passage_gets_a_vector_and_the_report_says_so()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(20));
        memory.State.ShouldBe(new EmbeddingState("hash", 20, 0, 0, null, null));

        await memory.EmbedAsync();

        memory.State.ShouldBe(new EmbeddingState("hash", 20, 20, 0, "hash", null));
        var (ledger, searched) = await memory.PassagesAsync();
        searched.ShouldBe(ledger);
        _embedder.Requests.ShouldAllBe(request => request.Texts.Count <= 8 && request.Use == EmbeddingUse.Passages && request.CityId == TestMemory.City);
        _embedder.Texts.First().ShouldBe("Vorlage p0\n\nDie Vorlage Nummer 0 handelt vom Haushalt.");

        _embedder.Requests.Clear();
        await memory.EmbedAsync();
        _embedder.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_text_is_embedded_once()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync([.. Enumerable.Range(0, 5).Select(i => new Upserted(Paper($"c{i}", "Der Radweg wird gebaut.", title: "Radweg")))]);
        await memory.EmbedAsync();

        _embedder.Texts.Count().ShouldBe(1);
        (await memory.StoreAsync())!.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_text_or_title_that_changes_is_embedded_again_and_the_others_are_not()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(5));
        await memory.EmbedAsync();
        _embedder.Requests.Clear();
        memory.Memory.Time.Advance(TimeSpan.FromHours(1));

        await memory.SyncAsync(new Upserted(Paper("p1", "Ganz anders.")), new Upserted(Paper("p2", "Die Vorlage Nummer 2 handelt vom Haushalt.", title: "Neuer Titel")));
        await memory.EmbedAsync();

        _embedder.Texts.Order(StringComparer.Ordinal).ShouldBe(["Neuer Titel\n\nDie Vorlage Nummer 2 handelt vom Haushalt.", "Vorlage p1\n\nGanz anders."]);
        var (ledger, searched) = await memory.PassagesAsync();
        searched.ShouldBe(ledger);
        memory.Rows("embedding").ShouldBe(5);
    }

    [Fact]
    public async Task A_deleted_paper_leaves_vectors_and_cache_even_without_an_embedder()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(5));
        await memory.EmbedAsync();
        await memory.SyncAsync(new Deleted("p3", "tombstone"), new Upserted(Paper("new", "Neu.")));
        _embedder.Before = _ => throw new EmbeddingException(EmbeddingFailure.Unavailable, "out of reach");

        await Should.ThrowAsync<EmbeddingException>(memory.EmbedAsync);

        (await memory.StoreAsync())!.Count.ShouldBe(4);
        memory.Rows("embedding").ShouldBe(4);
        _embedder.ModelNames = [];
        await memory.SyncAsync(new Deleted("p1", "tombstone"));
        await memory.EmbedAsync();
        (await memory.StoreAsync())!.Count.ShouldBe(3);
        memory.Rows("embedding").ShouldBe(3);
        memory.State.Reason!.ShouldContain("no model is set up");
    }

    [Fact]
    public async Task Cut_off_anywhere_it_goes_on_where_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-memory-").FullName;
        try
        {
            for (var batches = 0; batches < 5; batches++)
            {
                using var memory = new EmbeddedMemory(_embedder, folder);
                if (batches == 0)
                    await memory.SyncAsync(Papers(40));
                var rest = 1;
                _embedder.Before = _ => OperationCanceled(rest-- == 0);
                if (batches < 4)
                    await Should.ThrowAsync<OperationCanceledException>(memory.EmbedAsync);
                else
                    await memory.EmbedAsync();
            }

            using var last = new EmbeddedMemory(_embedder, folder);
            var (ledger, searched) = await last.PassagesAsync();
            searched.ShouldBe(ledger);
            last.Rows("embedding").ShouldBe(40);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // A batch whose answer was lost is asked for twice, nothing else.
        _embedder.Texts.GroupBy(text => text).ShouldAllBe(text => text.Count() <= 2);

        static void OperationCanceled(bool now)
        {
            if (now)
                throw new OperationCanceledException();
        }
    }

    [Fact]
    public async Task A_lost_or_damaged_file_is_made_anew_without_asking_a_model()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-memory-").FullName;
        try
        {
            using (var memory = new EmbeddedMemory(_embedder, folder))
            {
                await memory.SyncAsync(Papers(10));
                await memory.EmbedAsync();
            }

            var file = Directory.GetFiles(Path.Combine(folder, "vectors"), "*", SearchOption.AllDirectories).Single();
            _embedder.Requests.Clear();
            foreach (var damage in new Action[] { () => File.Delete(file), () => Overwrite(file, 20), () => Overwrite(file, VectorLayout.HeadLength + 5), () => Overwrite(file, VectorLayout.HeadLength + (1024 * 32) + 7) })
            {
                damage();
                using var memory = new EmbeddedMemory(_embedder, folder);
                await memory.Memory.Get<CityVectors>().VerifyAsync(TestMemory.City, TestContext.Current.CancellationToken);
                var (ledger, searched) = await memory.PassagesAsync();
                searched.ShouldBe(ledger);
                (await memory.StoreAsync())!.RemoveDamaged(thorough: true, TestContext.Current.CancellationToken).ShouldBe(0);
            }

            _embedder.Requests.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static void Overwrite(string file, int at)
        {
            using var stream = new FileStream(file, FileMode.Open);
            stream.Position = at;
            stream.Write("damage"u8);
        }
    }

    [Fact]
    public async Task A_new_model_is_searched_when_it_has_embedded_everything_and_the_old_one_goes()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(20));
        await memory.EmbedAsync();

        _embedder.ModelNames = ["better", "hash"];
        _embedder.Dimension = 96;
        var rest = 2;
        _embedder.Before = _ => Unavailable(rest-- <= 0);
        await Should.ThrowAsync<EmbeddingException>(memory.EmbedAsync);
        memory.State.ShouldBe(new EmbeddingState("better", 20, 16, 0, "hash", null));
        (await memory.StoreAsync())!.Shape.ShouldBe(new VectorShape("hash", 64));

        _embedder.Before = null;
        await memory.EmbedAsync();
        memory.State.ShouldBe(new EmbeddingState("better", 20, 20, 0, "better", null));
        (await memory.StoreAsync())!.Shape.ShouldBe(new VectorShape("better", 96));
        memory.Rows("embedding_model").ShouldBe(1);
        memory.Rows("embedding").ShouldBe(20);
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(memory.Memory.Database.Path)!, "vectors"), "*", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_was_exchanged_under_its_name_embeds_everything_anew()
    {
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(10));
        await memory.EmbedAsync();
        _embedder.Dimension = 32;
        await memory.SyncAsync(new Upserted(Paper("new", "Neu.")));

        await memory.EmbedAsync();

        (await memory.StoreAsync())!.Shape.ShouldBe(new VectorShape("hash", 32));
        memory.State.ShouldBe(new EmbeddingState("hash", 11, 11, 0, "hash", null));
    }

    [Theory]
    [InlineData(EmbeddingFailure.Refused)]
    [InlineData(EmbeddingFailure.Failed)]
    public async Task A_text_that_fails_alone_is_recorded_and_left_out_until_it_changes(EmbeddingFailure failure)
    {
        _embedder.Before = request => Throw(failure, request.Texts.Any(text => text.Contains("Nummer 5 ", StringComparison.Ordinal)));
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(20));

        await memory.EmbedAsync();

        memory.State.ShouldBe(new EmbeddingState("hash", 20, 20, 1, "hash", null));
        (await memory.StoreAsync())!.Count.ShouldBe(19);
        _embedder.Requests.Clear();
        await memory.EmbedAsync();
        _embedder.Requests.ShouldBeEmpty();

        await memory.SyncAsync(new Upserted(Paper("p5", "Jetzt geht es.")));
        await memory.EmbedAsync();
        memory.State.Failed.ShouldBe(0);
        (await memory.StoreAsync())!.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_text_that_brings_the_server_down_stops_nothing_for_ever()
    {
        // After each failure the router takes the server for dead until it is asked later.
        var dead = false;
        _embedder.Before = request =>
        {
            Unavailable(dead);
            dead = request.Texts.Any(text => text.Contains("Nummer 5 ", StringComparison.Ordinal));
            Throw(EmbeddingFailure.Failed, dead);
        };
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(20));
        for (var turns = 0; memory.State.SearchedBy is null; turns++)
        {
            turns.ShouldBeLessThan(12);
            dead = false;
            try
            {
                await memory.EmbedAsync();
            }
            catch (EmbeddingException)
            {
                // Tried again later.
            }
        }

        memory.State.Failed.ShouldBe(1);
        (await memory.StoreAsync())!.Count.ShouldBe(19);
    }

    [Fact]
    public async Task An_embedder_that_fails_over_everything_makes_no_text_a_failure()
    {
        _embedder.Before = _ => Throw(EmbeddingFailure.Refused, true);
        using var memory = new EmbeddedMemory(_embedder);
        await memory.SyncAsync(Papers(20));

        (await Should.ThrowAsync<EmbeddingException>(memory.EmbedAsync)).Failure.ShouldBe(EmbeddingFailure.Unavailable);

        memory.State.ShouldBe(new EmbeddingState("hash", 20, 0, 0, null, null));
        _embedder.Requests.Count.ShouldBeLessThan(8);
    }

    [Fact]
    public async Task While_the_embedder_is_out_of_reach_it_is_asked_less_and_less_and_the_report_says_why()
    {
        var options = new EmbeddingOptions { FirstRetry = TimeSpan.FromMilliseconds(1), LongestRetry = TimeSpan.FromMilliseconds(20), Interval = TimeSpan.FromMilliseconds(10) };
        using var memory = new EmbeddedMemory(_embedder, options: options, replace: services => services.AddSingleton(TimeProvider.System));
        await memory.SyncAsync(Papers(3));
        var reason = new TaskCompletionSource<string?>();
        _embedder.Before = _ =>
        {
            if (_embedder.Requests.Count < 5)
                throw new EmbeddingException(EmbeddingFailure.Unavailable, "The server is asleep.");
            reason.TrySetResult(memory.State.Reason);
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = memory.Embedder.RunAsync([TestMemory.City], stop.Token);

        (await reason.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldBe("The server is asleep.");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    private static SourceChange[] Papers(int count) => [.. Enumerable.Range(0, count).Select(i => new Upserted(Paper($"p{i}", $"Die Vorlage Nummer {i} handelt vom Haushalt.")))];

    private static void Unavailable(bool now) => Throw(EmbeddingFailure.Unavailable, now);

    private static void Throw(EmbeddingFailure failure, bool now)
    {
        if (now)
            throw new EmbeddingException(failure, $"as told: {failure}");
    }
}
