using Assistant.Models.Endpoints;
using Assistant.Models.Tests.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Routing;

public sealed class EmbeddingTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"lengths-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Vectors_come_with_the_model_that_made_them()
    {
        await using var lab = Lab(out var server);
        await lab.ReadyAsync();

        var vectors = await EmbedAsync(lab, "eins", "zwei");

        vectors.Select(vector => (vector.ModelId, vector.Vector.Length)).ShouldBe([(ModelsLab.Embedder, 4), (ModelsLab.Embedder, 4)]);
        lab.Status(server).InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task Another_length_than_before_is_a_failure_of_that_model_at_that_endpoint()
    {
        await using var lab = Lab(out var server);
        await lab.ReadyAsync();
        await EmbedAsync(lab, "eins");
        server.Embed = texts => [.. texts.Select(_ => new Embedding<float>(new float[8]))];

        var failure = await Should.ThrowAsync<ModelException>(EmbedAsync(lab, "zwei"));

        failure.Failure.ShouldBe(ModelFailure.EmbeddingSizeChanged);
        failure.Message.ShouldContain("from 4 to 8");
        lab.Status(server).State.ShouldBe(EndpointState.Up);
    }

    [Fact]
    public async Task Another_endpoint_with_the_former_model_takes_over()
    {
        await using var lab = Lab(out var changed);
        var former = lab.Add("gpu2", 4, ModelsLab.Embedder);
        changed.Loaded[ModelsLab.Embedder] = 8192;
        await lab.ReadyAsync();
        await EmbedAsync(lab, "eins");
        changed.Embed = texts => [.. texts.Select(_ => new Embedding<float>(new float[8]))];

        var vectors = await EmbedAsync(lab, "zwei");

        vectors[0].Vector.Length.ShouldBe(4);
        former.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_length_is_remembered_across_restarts()
    {
        await using (var before = Lab(out _))
        {
            before.EmbeddingLengths = _file;
            await before.ReadyAsync();
            await EmbedAsync(before, "eins");
        }

        await using var after = Lab(out var server);
        after.EmbeddingLengths = _file;
        await after.ReadyAsync();
        server.Embed = texts => [.. texts.Select(_ => new Embedding<float>(new float[8]))];

        var failure = await Should.ThrowAsync<ModelException>(EmbedAsync(after, "zwei"));

        failure.Message.ShouldContain(_file);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_counts_as_none()
    {
        await File.WriteAllTextAsync(_file, "{", TestContext.Current.CancellationToken);
        await using var lab = Lab(out _);
        lab.EmbeddingLengths = _file;
        await lab.ReadyAsync();

        (await EmbedAsync(lab, "eins")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fewer_vectors_than_texts_are_no_answer()
    {
        await using var lab = Lab(out var server);
        await lab.ReadyAsync();
        server.Embed = _ => [];

        (await Should.ThrowAsync<ModelException>(EmbedAsync(lab, "eins"))).Failure.ShouldBe(ModelFailure.BrokenAnswer);
    }

    [Fact]
    public async Task Where_one_model_is_wanted_no_other_of_the_role_answers()
    {
        await using var lab = Lab(out var server);
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder, "second"];
        var other = lab.Add("gpu2", 4, "second");
        await lab.ReadyAsync();

        (await OneAsync("second"))[0].ModelId.ShouldBe("second");
        server.Calls.ShouldBe(0);
        (await OneAsync(ModelsLab.Embedder))[0].ModelId.ShouldBe(ModelsLab.Embedder);
        other.Calls.ShouldBe(1);
        (await Should.ThrowAsync<ModelException>(OneAsync("third"))).Failure.ShouldBe(ModelFailure.NoneInReach);

        Task<GeneratedEmbeddings<Embedding<float>>> OneAsync(string model) => lab.Router
            .CreateEmbeddingGenerator(new ModelCall("mainz", "anna", ModelRoles.Embed) { Model = model }).GenerateAsync(["eins"], cancellationToken: TestContext.Current.CancellationToken);
    }

    private static ModelsLab Lab(out FakeServer server)
    {
        var lab = new ModelsLab();
        lab.Options.Roles[ModelRoles.Embed] = [ModelsLab.Embedder];
        server = lab.Add("gpu1", 4, ModelsLab.Embedder);
        return lab;
    }

    private static Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(ModelsLab lab, params string[] texts) =>
        lab.Router.CreateEmbeddingGenerator(new ModelCall("mainz", "anna", ModelRoles.Embed)).GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
}
