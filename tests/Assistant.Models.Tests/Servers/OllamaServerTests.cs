using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public sealed class OllamaServerTests : IAsyncLifetime
{
    private OllamaDouble _ollama = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ollama = await OllamaDouble.StartAsync();

    public ValueTask DisposeAsync() => _ollama.DisposeAsync();

    [Fact]
    public async Task A_probe_tells_version_models_and_what_is_loaded_with_which_context()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        await server.WarmUpAsync(new ModelOptions { Name = "qwen3:14b", ContextTokens = 8192 }, Token);

        var report = await server.ProbeAsync(TimeSpan.FromSeconds(5), Token);

        report.Version.ShouldBe("0.13.5");
        report.Models.ShouldContain("nomic-embed-text:latest");
        report.Loaded.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("qwen3:14b", 8192));
    }

    [Theory]
    [InlineData("/api/version")]
    [InlineData("/api/ps")]
    public async Task A_gateway_that_lets_the_list_of_models_through_alone_is_enough(string closed)
    {
        await using var scripted = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = context.Request.Path == closed ? 404 : 200;
            await context.Response.WriteAsync(context.Request.Path == "/api/tags" ? """{"models":[{"name":"mine:latest","digest":"a"}]}""" : """{"version":"1"}""");
        });
        using var server = scripted.Client();

        (await server.ProbeAsync(TimeSpan.FromSeconds(5), Token)).Models.ShouldBe(["mine:latest"]);
    }

    [Fact]
    public async Task A_description_tells_context_vectors_and_capabilities()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        var report = await server.DescribeAsync("qwen3:14b", Token);

        report!.ContextTokens.ShouldBe(40_960);
        report.EmbeddingLength.ShouldBe(1024);
        report.Capabilities.ShouldBe(["completion", "tools", "thinking"]);
    }

    [Fact]
    public async Task A_model_exchanged_under_its_name_is_asked_about_anew()
    {
        var digest = "a";
        await using var scripted = await ScriptedServer.StartAsync(context => context.Response.WriteAsync(context.Request.Path.Value switch
        {
            "/api/show" => "{}",
            "/api/tags" => $$"""{"models":[{"name":"mine:latest","digest":"{{digest}}"}]}""",
            _ => "{}",
        }));
        using var server = scripted.Client();
        async Task<int> ShowsAfterProbeAsync()
        {
            await server.ProbeAsync(TimeSpan.FromSeconds(5), Token);
            await server.DescribeAsync("mine", Token);
            return scripted.Asked.Count(request => request.Path == "/api/show");
        }

        (await ShowsAfterProbeAsync()).ShouldBe(1);
        (await ShowsAfterProbeAsync()).ShouldBe(1);
        digest = "b";
        (await ShowsAfterProbeAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task An_embedding_model_is_warmed_up_in_its_own_way()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        await server.WarmUpAsync(new ModelOptions { Name = "nomic-embed-text", ContextTokens = 2048 }, Token);

        (await server.ProbeAsync(TimeSpan.FromSeconds(5), Token)).Loaded.Keys.ShouldBe(["nomic-embed-text:latest"]);
    }

    [Fact]
    public async Task Each_text_gets_a_vector_and_no_text_none()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        using var generator = server.CreateEmbeddingGenerator(new ModelOptions { Name = "nomic-embed-text", ContextTokens = 2048 });

        var vectors = await generator.GenerateAsync(["Der Stadtrat", "Ein Radweg"], cancellationToken: Token);

        vectors.Count.ShouldBe(2);
        vectors.ShouldAllBe(vector => vector.Vector.Length == 768 && vector.ModelId == "nomic-embed-text");
        vectors[0].Vector.ToArray().ShouldNotBe(vectors[1].Vector.ToArray());
        vectors.Usage!.InputTokenCount!.Value.ShouldBeGreaterThan(0);
        (await generator.GenerateAsync([], cancellationToken: Token)).ShouldBeEmpty();
        var request = _ollama.RequestsTo("/api/embed").ShouldHaveSingleItem();
        request.ContextTokens.ShouldBe(2048);
        request.KeepAlive.ShouldBe("\"1800s\"");
        request.Body.GetProperty("truncate").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_longer_than_the_context_is_refused_not_cut()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        using var generator = server.CreateEmbeddingGenerator(new ModelOptions { Name = "nomic-embed-text", ContextTokens = 2048 });

        var failed = await Should.ThrowAsync<ModelException>(() => generator.GenerateAsync([string.Concat(Enumerable.Repeat("Wort ", 5000))], cancellationToken: Token));

        failed.Failure.ShouldBe(ModelFailure.Rejected);
        failed.Message.ShouldContain("context");
    }

    [Theory]
    [InlineData("gpt-oss:120b-cloud")]
    [InlineData("glm-4.6:cloud")]
    [InlineData("glm-4.6:Cloud ")]
    public async Task A_model_in_a_cloud_is_refused_before_any_request(string name)
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        var model = new ModelOptions { Name = name };

        Should.Throw<ModelException>(() => server.CreateChatClient(model)).Failure.ShouldBe(ModelFailure.Rejected);
        Should.Throw<ModelException>(() => server.CreateEmbeddingGenerator(model));
        await Should.ThrowAsync<ModelException>(() => server.WarmUpAsync(model, Token));
        await Should.ThrowAsync<ModelException>(() => server.DescribeAsync(name, Token));

        _ollama.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_local_name_behind_which_a_cloud_model_hides_is_refused_and_not_listed()
    {
        await using var scripted = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(context.Request.Path.Value switch
            {
                "/api/show" => """{"capabilities":["completion"],"remote_host":"https://ollama.com:443","remote_model":"glm-4.6"}"""u8.ToArray(),
                "/api/tags" => """{"models":[{"name":"local:1b","digest":"a"},{"name":"mine:latest","remote_host":"https://ollama.com:443","digest":"b"},{"name":"x:cloud"}]}"""u8.ToArray(),
                _ => "{}"u8.ToArray(),
            });
        });
        using var server = scripted.Client();

        var refused = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(new ModelOptions { Name = "mine" }).GetResponseAsync("geheim", cancellationToken: Token));

        refused.Failure.ShouldBe(ModelFailure.Rejected);
        scripted.Asked.ShouldAllBe(request => request.Path == "/api/show");
        (await server.ProbeAsync(TimeSpan.FromSeconds(5), Token)).Models.ShouldBe(["local:1b"]);
    }

    [Fact]
    public async Task A_probe_ends_within_its_limit()
    {
        _ollama.Faults.Add(new Fault(FaultKind.HangBeforeHeaders) { Path = "/api/ps" });
        using var server = Clients.Of(_ollama.Url.ToString());

        var failed = await Should.ThrowAsync<ModelException>(() => server.ProbeAsync(TimeSpan.FromMilliseconds(100), Token));

        failed.Failure.ShouldBe(ModelFailure.TimedOut);
        failed.Model.ShouldBeNull();
    }
}
