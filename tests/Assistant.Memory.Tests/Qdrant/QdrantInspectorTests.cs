using Assistant.Doubles.Qdrant;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Qdrant;

public sealed class QdrantInspectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_as_it_should_be_gives_no_finding()
    {
        await using var server = await QdrantServer.StartAsync();
        await server.Open().RebuildAsync(new[] { new[] { Of(1, "Turnhalle") } }.ToAsyncEnumerable(), Token);
        (await FindAsync(server)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_alias_and_an_old_version_are_found()
    {
        await using var server = await QdrantServer.StartAsync(new QdrantDoubleOptions { Version = "1.15.4" });
        (await FindAsync(server)).Select(finding => finding.Code).ShouldBe(["qdrant-version", "qdrant-rebuild"]);
    }

    [Fact]
    public async Task A_collection_of_somebody_else_without_strict_mode_is_found()
    {
        await using var server = await QdrantServer.StartAsync();
        var client = new QdrantClient(server.Connect(), server.Options);
        var plan = CollectionPlan.Of(new CollectionMetadata(""), [], server.Options);
        await client.CreateAsync("other", plan with { StrictModeConfig = new StrictModeConfig() }, Token);
        foreach (var field in Assistant.Memory.Indexing.Qdrant.Fields.Indexes)
            await client.IndexFieldAsync("other", field, Token);
        await client.ChangeAliasesAsync(new AliasChanges([new AliasChange { CreateAlias = new AliasDescription("assistant-passages", "other") }]), Token);

        (await FindAsync(server)).Select(finding => finding.Code).ShouldBe(["qdrant-rebuild", "qdrant-strict-mode"]);
    }

    [Fact]
    public async Task A_dead_server_is_a_finding()
    {
        await using var server = await QdrantServer.StartAsync();
        await server.Double.StopListeningAsync();
        (await FindAsync(server)).ShouldHaveSingleItem().Problem.ShouldContain("refused");
    }

    private static Task<IReadOnlyList<QdrantFinding>> FindAsync(QdrantServer server) => new QdrantInspector(server.Connect(), server.Options, server.Open()).ExamineAsync(Token);
}
