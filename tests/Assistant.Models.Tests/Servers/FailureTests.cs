using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Models.Servers;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public sealed class FailureTests : IAsyncLifetime
{
    private static readonly ModelOptions s_model = new() { Name = "gemma:2b" };

    private OllamaDouble _ollama = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ollama = await OllamaDouble.StartAsync();

    public ValueTask DisposeAsync() => _ollama.DisposeAsync();

    [Fact]
    public async Task A_missing_model_is_told_with_the_command_that_fetches_it()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        var failed = await FailAsync(server, new ModelOptions { Name = "mistral:7b" });

        failed.Failure.ShouldBe(ModelFailure.ModelMissing);
        failed.Message.ShouldBe("Endpoint gpu1, model mistral:7b: the server does not have the model. Run “ollama pull mistral:7b” on that server, or for another kind of server start it with this model.");
    }

    [Theory]
    [InlineData(FaultKind.Busy, ModelFailure.Busy)]
    [InlineData(FaultKind.ModelMissing, ModelFailure.ModelMissing)]
    [InlineData(FaultKind.ErrorLine, ModelFailure.ServerFailed)]
    public async Task A_refusal_before_the_answer_is_what_it_says(FaultKind kind, ModelFailure expected)
    {
        _ollama.Faults.Add(new Fault(kind) { Path = "/api/chat" });
        using var server = Clients.Of(_ollama.Url.ToString());

        var failed = await FailAsync(server, s_model);

        failed.Failure.ShouldBe(expected);
        failed.Endpoint.ShouldBe("gpu1");
        failed.Model.ShouldBe("gemma:2b");
    }

    [Theory]
    [InlineData(FaultKind.ErrorLine, ModelFailure.ServerFailed)]
    [InlineData(FaultKind.EndWithoutDone, ModelFailure.BrokenAnswer)]
    [InlineData(FaultKind.CutConnection, ModelFailure.BrokenAnswer)]
    [InlineData(FaultKind.GarbageLine, ModelFailure.BrokenAnswer)]
    public async Task What_breaks_in_mid_stream_breaks_after_the_pieces_before_it(FaultKind kind, ModelFailure expected)
    {
        _ollama.Faults.Add(new Fault(kind, After: 3));
        using var server = Clients.Of(_ollama.Url.ToString());
        var pieces = 0;

        var failed = await Should.ThrowAsync<ModelException>(async () =>
        {
            await foreach (var update in server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", cancellationToken: Token))
                pieces += update.Text.Length > 0 ? 1 : 0;
        });

        failed.Failure.ShouldBe(expected);
        pieces.ShouldBe(3);
    }

    [Theory]
    [InlineData(500, "application/json", """{"error":"geheim"}""", ModelFailure.ServerFailed)]
    [InlineData(502, "text/html", "<html>geheim</html>", ModelFailure.ServerFailed)]
    [InlineData(503, "text/html", "<html>geheim</html>", ModelFailure.Busy)]
    [InlineData(504, "text/html", "", ModelFailure.TimedOut)]
    [InlineData(429, "application/json", "{}", ModelFailure.Busy)]
    [InlineData(400, "application/json", """{"error":"geheim"}""", ModelFailure.Rejected)]
    [InlineData(400, "application/json", """{"error":"failed to parse geheim"}""", ModelFailure.Rejected)]
    [InlineData(413, "text/html", "", ModelFailure.Rejected)]
    [InlineData(401, "application/json", "{}", ModelFailure.Unreachable)]
    [InlineData(404, "text/plain", "404 page not found", ModelFailure.BrokenAnswer)]
    [InlineData(301, "text/html", "", ModelFailure.BrokenAnswer)]
    [InlineData(200, "text/html", "<html>geheim</html>", ModelFailure.BrokenAnswer)]
    public async Task Every_status_is_a_typed_failure_without_the_servers_words(int status, string type, string body, ModelFailure expected)
    {
        await using var scripted = await ScriptedServer.StartAsync(body, type, status);
        using var server = scripted.Client();

        var failed = await FailAsync(server, s_model);

        failed.Failure.ShouldBe(expected);
        failed.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task The_servers_word_on_when_to_come_back_is_handed_on()
    {
        await using var scripted = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        using var server = scripted.Client(EndpointKind.OpenAI);

        (await FailAsync(server, s_model)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_server_that_is_down_is_unreachable()
    {
        await _ollama.StopListeningAsync();
        using var server = Clients.Of(_ollama.Url.ToString());

        (await FailAsync(server, s_model)).Failure.ShouldBe(ModelFailure.Unreachable);
        (await Should.ThrowAsync<ModelException>(() => server.ProbeAsync(TimeSpan.FromSeconds(2), Token))).Failure.ShouldBe(ModelFailure.Unreachable);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_unreachable()
    {
        using var server = Clients.Of("http://gpu.invalid:11434");

        var failed = await FailAsync(server, s_model);

        failed.Failure.ShouldBe(ModelFailure.Unreachable);
        failed.Message.ShouldContain("name is unknown");
    }

    [Fact]
    public async Task A_server_without_TLS_under_https_is_unreachable()
    {
        using var server = Clients.Of(_ollama.Url.ToString().Replace("http:", "https:", StringComparison.Ordinal));

        (await FailAsync(server, s_model)).Failure.ShouldBe(ModelFailure.Unreachable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu1:11434")]
    [InlineData("ftp://gpu1")]
    [InlineData("http://user:geheim@gpu1:11434")]
    public void An_address_that_is_none_is_refused_when_the_client_is_made(string url) => Should.Throw<ArgumentException>(() => Clients.Of(url));

    [Theory]
    [InlineData("http://[::1]:11434")]
    [InlineData("http://[::1]")]
    [InlineData("http://gpu1")]
    [InlineData("https://gpu1.stadt.local/ollama/")]
    [InlineData("http://gpu-größe.stadt.local:11434")]
    public void Addresses_of_all_forms_are_accepted(string url) => Clients.Of(url).Dispose();

    private static Task<ModelException> FailAsync(IModelServer server, ModelOptions model) =>
        Should.ThrowAsync<ModelException>(() => server.CreateChatClient(model).GetResponseAsync("eine geheime Frage", cancellationToken: Token));
}
