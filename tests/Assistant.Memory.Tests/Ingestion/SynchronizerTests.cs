using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Dapper;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Ingestion;

public sealed class SynchronizerTests : IDisposable
{
    private readonly TestMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public async Task A_new_paper_is_found_by_its_words_and_by_its_reference()
    {
        var summary = await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("2024/0815", "Der Radweg am Hafen wird saniert.")), new Completed("1", true)));

        summary.Added.ShouldBe(1);
        summary.Complete.ShouldBeTrue();
        (await _memory.FindAsync("Sanierung von Radwegen")).ShouldBe(["2024/0815"]);
        (await _memory.FindAsync("2024/815")).ShouldBe(["2024/0815"]);
    }

    [Fact]
    public async Task A_changed_paper_replaces_its_old_words()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle wird gebaut.")), new Completed("1", true)));
        var summary = await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Das Schwimmbad wird gebaut.")), new Completed("2", false)));

        summary.Changed.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBeEmpty();
        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_new_title_is_found_though_the_text_is_the_same()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Der Text bleibt gleich.", "Turnhalle")), new Completed("1", true)));
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Der Text bleibt gleich.", "Schwimmbad")), new Completed("2", false)));

        (await _memory.FindAsync("Turnhalle")).ShouldBeEmpty();
        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_deleted_paper_leaves_the_index()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Upserted(Paper("b", "Die Turnhalle.")), new Completed("1", true)));
        var summary = await _memory.SyncAsync(new ScriptedSource(new Deleted("a", "tombstone"), new Deleted("unknown", "tombstone"), new Completed("2", false)));

        summary.Deleted.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["b"]);
        _memory.Database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM passage")).ShouldBe(1);
        (await _memory.Index.EntriesAsync(TestMemory.City, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Later_changes_of_the_same_paper_win_over_earlier_ones()
    {
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(Paper("a", "Die Turnhalle.")), new Deleted("a", "gone"), new Upserted(Paper("a", "Das Schwimmbad.")), new Upserted(Paper("b", "Der Bahnhof.")), new Deleted("b", "gone"), new Completed("1", true)));

        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
        (await _memory.FindAsync("Turnhalle")).ShouldBeEmpty();
        (await _memory.FindAsync("Bahnhof")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_cursor_moves_only_after_a_complete_run()
    {
        var source = new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Completed("first", true));
        await _memory.SyncAsync(source);
        source.Changes = [new Upserted(Paper("b", "Das Schwimmbad."))];
        (await _memory.SyncAsync(source)).Complete.ShouldBeFalse();
        await _memory.SyncAsync(source);

        source.Requests.Select(request => request.Cursor).ShouldBe([null, "first", "first"]);
        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_source_that_breaks_off_keeps_what_was_read_and_says_why()
    {
        var source = new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle."))) { FailAtEnd = new PluginException("Der Server ist nicht erreichbar.") };

        (await Should.ThrowAsync<PluginException>(() => _memory.SyncAsync(source))).Message.ShouldBe("Der Server ist nicht erreichbar.");
        var next = new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Completed("1", true));
        var summary = await _memory.SyncAsync(next);
        summary.Failed.ShouldBe(0);
        next.Requests.Single().Cursor.ShouldBeNull();
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task An_exhaustive_run_deletes_what_has_vanished_and_another_does_not()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Upserted(Paper("b", "Turnhalle")), new Completed("1", true)));
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("2", false)));
        (await _memory.FindAsync("Turnhalle")).Count.ShouldBe(2);

        var summary = await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("3", true)), full: true);
        summary.Deleted.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task What_could_not_be_read_stays_through_an_exhaustive_run_and_is_counted()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("1", true)));
        var summary = await _memory.SyncAsync(new ScriptedSource(new Unreadable("a", "kaputtes JSON"), new Completed("2", true)), full: true);

        summary.Failed.ShouldBe(1);
        summary.Reasons["kaputtes JSON"].ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Everything_is_read_again_after_a_week()
    {
        var source = new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("1", true));
        await _memory.SyncAsync(source);
        _memory.Time.Advance(TimeSpan.FromDays(6));
        await _memory.SyncAsync(source);
        _memory.Time.Advance(TimeSpan.FromDays(1));
        await _memory.SyncAsync(source);

        source.Requests.Select(request => request.Full).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task A_known_fingerprint_costs_no_work()
    {
        var source = new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("1", true));
        await _memory.SyncAsync(source);
        var summary = await _memory.SyncAsync(source);

        summary.Unchanged.ShouldBe(1);
        summary.Passages.ShouldBe(0);
    }

    [Fact]
    public async Task A_document_without_text_is_found_by_its_title()
    {
        await _memory.SyncAsync(new ScriptedSource(
            new Upserted(new SourceDocument { Id = "a", Title = "Lageplan Hafenbecken", Kind = "paper", Audience = Audience.Public }), new Completed("1", true)));

        (await _memory.FindAsync("Hafenbecken")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Two_cities_may_have_documents_of_the_same_id()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Completed("1", true)));
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Das Schwimmbad.")), new Completed("1", true)), key: new SourceKey("andernach", "test", "papers"));

        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
        (await _memory.FindAsync("Schwimmbad")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_index_that_is_gone_is_built_anew_from_the_ledger()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-memory-").FullName;
        try
        {
            string checksum;
            using (var first = new TestMemory(folder: folder))
            {
                await first.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Completed("1", true)));
                checksum = await first.ChecksumAsync();
            }

            Directory.Delete(Path.Combine(folder, "index"), recursive: true);
            using var second = new TestMemory(folder: folder);
            (await second.FindAsync("Turnhalle")).ShouldBeEmpty();
            second.Index.WantsRebuild.ShouldBeTrue();
            var summary = await second.SyncAsync(new ScriptedSource(new Completed("2", false)));

            summary.Changed.ShouldBe(0);
            (await second.FindAsync("Turnhalle")).ShouldBe(["a"]);
            (await second.ChecksumAsync()).ShouldBe(checksum);
            second.Index.WantsRebuild.ShouldBeFalse();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_full_run_brings_an_index_and_a_ledger_of_different_days_together()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Upserted(Paper("b", "Das Schwimmbad.")), new Completed("1", true)));
        var checksum = await _memory.ChecksumAsync();
        var entry = (await _memory.Index.EntriesAsync(TestMemory.City, TestContext.Current.CancellationToken))[0];
        await _memory.Index.DeleteAsync([entry.Document], TestContext.Current.CancellationToken);
        await _memory.Index.ReplaceAsync(
            [new IndexedDocument(4711, TestMemory.City, Audience.Public, "Turnhalle", null, [new IndexedPassage(4711, null, "Turnhalle")])], TestContext.Current.CancellationToken);
        (await _memory.ChecksumAsync()).ShouldNotBe(checksum);

        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Die Turnhalle.")), new Upserted(Paper("b", "Das Schwimmbad.")), new Completed("2", true)), full: true);

        (await _memory.ChecksumAsync()).ShouldBe(checksum);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task The_order_of_reading_and_the_number_of_runs_do_not_change_the_checksum()
    {
        var papers = Enumerable.Range(0, 300).Select(i => new Upserted(Paper($"p{i}", $"Die Vorlage Nummer {i} handelt vom Haushalt."))).ToArray();
        using var other = new TestMemory();
        await _memory.SyncAsync(new ScriptedSource([.. papers, new Completed("1", true)]));
        await other.SyncAsync(new ScriptedSource([.. papers.Take(100)]));
        await other.SyncAsync(new ScriptedSource([.. papers.Reverse(), new Completed("1", true)]));

        (await other.ChecksumAsync()).ShouldBe((await _memory.ChecksumAsync()));
    }
}
