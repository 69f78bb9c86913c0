using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class KnowledgeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_is_read_to_its_end()
    {
        await using var lab = new PluginLab();
        lab.Install("Fixture.Good");
        lab.With(PluginLab.Mainz, "good", """{ "greeting": "Hallo", "names": ["Anna", "Bert"] }""");
        await lab.LoadAsync();

        var knowledge = (await lab.Catalog.GetKnowledgeAsync("mainz", Cancellation)).Single();
        var changes = await knowledge.Source.ReadAsync(new ReadRequest(), Cancellation).ToListAsync(Cancellation);

        (knowledge.PluginId, knowledge.CityId, knowledge.SourceName).ShouldBe(("good", "mainz", "greetings"));
        changes.OfType<Upserted>().Select(change => change.Document.Title).ShouldBe(["Hallo Anna", "Hallo Bert"]);
        changes[^1].ShouldBe(new Completed("1", true));
        (await lab.Catalog.GetKnowledgeAsync("mainz", Cancellation)).Single().ShouldBeSameAs(knowledge);
    }

    [Fact]
    public async Task The_reason_of_a_failed_source_is_for_the_operator_and_the_details_for_the_log()
    {
        await using var lab = await RogueAsync();
        var source = (await SourceAsync(lab, "rogue")).Source;

        (await FailureAsync(source, new ReadRequest { Cursor = "fail" })).ShouldBe("Das Portal antwortet nicht.");
        (await FailureAsync(source, new ReadRequest { Cursor = "throw" })).ShouldBe("Die Quelle rogue hat einen Fehler gemeldet (RogueException). Einzelheiten stehen im Protokoll.");
        lab.Log.Lines.ShouldContain(line => line.Text.Contains("No more.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_whose_constructor_fails_says_so_when_it_is_read()
    {
        await using var lab = await RogueAsync();
        var unborn = await SourceAsync(lab, "Unborn");

        (await FailureAsync(unborn.Source, new ReadRequest())).ShouldContain("RogueException");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_hangs_is_given_up_after_five_minutes(bool ignoresItsToken)
    {
        var time = new ManualTime();
        var name = $"source-{ignoresItsToken}";
        await using var lab = await RogueAsync(time);
        await using var changes = (await SourceAsync(lab, "rogue")).Source.ReadAsync(new ReadRequest { Cursor = name, Full = ignoresItsToken }, Cancellation).GetAsyncEnumerator(Cancellation);
        (await changes.MoveNextAsync()).ShouldBeTrue();

        var hanging = changes.MoveNextAsync().AsTask();
        await Signals.StartedAsync(name);
        time.Advance(TimeSpan.FromSeconds(299));
        hanging.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<PluginException>(() => hanging)).Message.ShouldContain("300 Sekunden lang nichts geliefert");
        if (ignoresItsToken)
            await time.AdvanceUntilAsync(() => lab.Status("rogue").AbandonedCalls == 1, Cancellation);
        lab.Catalog.GetTools("mainz").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_readers_cancellation_ends_the_reading()
    {
        await using var lab = await RogueAsync();
        using var reader = new CancellationTokenSource();
        await using var changes = (await SourceAsync(lab, "rogue")).Source.ReadAsync(new ReadRequest { Full = true }, reader.Token).GetAsyncEnumerator(Cancellation);
        (await changes.MoveNextAsync()).ShouldBeTrue();

        var hanging = changes.MoveNextAsync().AsTask();
        await reader.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task A_source_has_one_reader_at_a_time()
    {
        await using var lab = await RogueAsync();
        var source = (await SourceAsync(lab, "rogue")).Source;
        var first = source.ReadAsync(new ReadRequest(), Cancellation).GetAsyncEnumerator(Cancellation);
        (await first.MoveNextAsync()).ShouldBeTrue();

        (await FailureAsync(source, new ReadRequest())).ShouldContain("wird gerade schon gelesen");

        await first.DisposeAsync();
        (await FailureAsync(source, new ReadRequest { Cursor = "fail" })).ShouldBe("Das Portal antwortet nicht.");
    }

    private static async Task<PluginLab> RogueAsync(TimeProvider? time = null)
    {
        var lab = new PluginLab(time: time);
        lab.Install("Fixture.Rogue");
        lab.With(PluginLab.Mainz, "rogue");
        await lab.LoadAsync();
        lab.Status("rogue").State.ShouldBe(PluginState.Active, lab.Status("rogue").Reason);
        return lab;
    }

    private static async Task<PluginKnowledge> SourceAsync(PluginLab lab, string name) =>
        (await lab.Catalog.GetKnowledgeAsync("mainz", Cancellation)).Single(knowledge => knowledge.SourceName == name);

    private static async Task<string> FailureAsync(IKnowledgeSource source, ReadRequest request) =>
        (await Should.ThrowAsync<PluginException>(async () => await source.ReadAsync(request, Cancellation).ToListAsync(Cancellation))).Message;
}
