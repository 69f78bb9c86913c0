using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public sealed class OpenAIServerTests : IAsyncLifetime
{
    private static readonly ModelOptions s_model = new() { Name = "llama3.2:3b" };

    private OllamaDouble _ollama = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Url => $"{_ollama.Url}v1";

    public async ValueTask InitializeAsync() => _ollama = await OllamaDouble.StartAsync();

    public ValueTask DisposeAsync() => _ollama.DisposeAsync();

    [Fact]
    public async Task An_answer_streams_and_ends_with_figures()
    {
        _ollama.Script.Enqueue(Reply.InPieces("Der Stadtrat ", "beschließt."));
        using var server = Clients.Of(Url, EndpointKind.OpenAI);

        var updates = await server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", new ChatOptions { MaxOutputTokens = 50, StopSequences = ["#"], Seed = 3 }, Token).ToListAsync(Token);

        updates.Where(update => update.Text.Length > 0).Select(update => update.Text).ShouldBe(["Der Stadtrat ", "beschließt."]);
        var response = updates.ToChatResponse();
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.OutputTokenCount.ShouldBe(2);
        var body = _ollama.RequestsTo("/v1/chat/completions").ShouldHaveSingleItem().Body;
        body.GetProperty("stream").GetBoolean().ShouldBeTrue();
        body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        body.GetProperty("max_tokens").GetInt32().ShouldBe(50);
        body.GetProperty("seed").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_tool_is_offered_called_and_answered_under_its_id()
    {
        _ollama.Script.Enqueue(Reply.Calling(new ReplyToolCall("search", """{"text":"Radweg"}""")));
        _ollama.Script.Enqueue(Reply.Of("Gefunden."));
        using var server = Clients.Of(Url, EndpointKind.OpenAI);
        using var client = server.CreateChatClient(s_model);
        List<ChatMessage> messages = [new(ChatRole.User, "Suche den Radweg")];
        var options = new ChatOptions { Tools = [Tools.Search, Tools.Now], ToolMode = ChatToolMode.RequireSpecific("search"), AllowMultipleToolCalls = false };

        var first = await client.GetResponseAsync(messages, options, Token);
        var call = first.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        messages.AddMessages(first);
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, "zwei Vorlagen")]));
        var second = await client.GetResponseAsync(messages, new ChatOptions { Tools = [Tools.Search], ToolMode = ChatToolMode.RequireAny }, Token);

        first.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        second.Text.ShouldBe("Gefunden.");
        var asked = _ollama.RequestsTo("/v1/chat/completions");
        asked[0].Body.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString().ShouldBe("search");
        asked[0].Body.GetProperty("parallel_tool_calls").GetBoolean().ShouldBeFalse();
        asked[1].Body.GetProperty("tool_choice").GetString().ShouldBe("required");
        var sent = asked[1].Body.GetProperty("messages");
        sent[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"text":"Radweg"}""");
        sent[2].GetProperty("tool_call_id").GetString().ShouldBe(call.CallId);
        sent[2].GetProperty("content").GetString().ShouldBe("zwei Vorlagen");
    }

    [Fact]
    public async Task A_schema_becomes_the_response_format_and_an_image_a_data_uri()
    {
        await using var scripted = await ScriptedServer.StartAsync("data: {\"choices\":[{\"delta\":{\"content\":\"{}\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", "text/event-stream");
        using var server = scripted.Client(EndpointKind.OpenAI);
        var message = new ChatMessage(ChatRole.User, [new TextContent("Was ist das?"), new DataContent(new byte[] { 1, 2, 3 }, "image/png")]);

        await server.CreateChatClient(s_model).GetResponseAsync(message, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Tools.Json("""{"type":"object"}"""), "ja") }, Token);
        await server.CreateChatClient(s_model).GetResponseAsync("Frage", new ChatOptions { ResponseFormat = ChatResponseFormat.Json }, Token);

        var format = scripted.Asked[0].Body.GetProperty("response_format");
        format.GetProperty("type").GetString().ShouldBe("json_schema");
        format.GetProperty("json_schema").GetProperty("name").GetString().ShouldBe("ja");
        format.GetProperty("json_schema").GetProperty("schema").GetProperty("type").GetString().ShouldBe("object");
        scripted.Asked[0].Body.GetProperty("messages")[0].GetProperty("content")[1].GetProperty("image_url").GetProperty("url").GetString().ShouldBe("data:image/png;base64,AQID");
        scripted.Asked[1].Body.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_object");
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_understood()
    {
        await using var scripted = await ScriptedServer.StartAsync("{\n\"choices\":[{\"message\":{\"content\":\"Ja\"},\"finish_reason\":\"stop\"}]}", "application/json");
        using var server = scripted.Client(EndpointKind.OpenAI);

        (await server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token)).Text.ShouldBe("Ja");
    }

    [Fact]
    public async Task Each_text_gets_its_vector_by_index()
    {
        await using var scripted = await ScriptedServer.StartAsync("""{"data":[{"index":1,"embedding":[3,4]},{"embedding":[1.5,-2e-1],"index":0}],"usage":{"prompt_tokens":7}}""", "application/json");
        using var server = scripted.Client(EndpointKind.OpenAI);
        using var generator = server.CreateEmbeddingGenerator(s_model);

        var vectors = await generator.GenerateAsync(["a", "b"], new EmbeddingGenerationOptions { Dimensions = 2 }, Token);

        vectors.Select(vector => vector.Vector.ToArray()).ShouldBe([[1.5f, -0.2f], [3f, 4f]]);
        vectors.Usage!.InputTokenCount.ShouldBe(7);
        scripted.Asked[0].Path.ShouldBe("/v1/embeddings");
        scripted.Asked[0].Body.GetProperty("dimensions").GetInt32().ShouldBe(2);
        (await Should.ThrowAsync<ModelException>(() => generator.GenerateAsync(["a", "b", "c"], cancellationToken: Token))).Failure.ShouldBe(ModelFailure.BrokenAnswer);
    }

    [Fact]
    public async Task A_probe_tells_the_models_and_a_description_their_context()
    {
        await using var scripted = await ScriptedServer.StartAsync("""{"object":"list","data":[{"id":"a","max_model_len":32768},{"id":"b","meta":{"n_ctx":4096,"n_ctx_train":8192,"n_embd":768}},{"id":"c"}]}""", "application/json");
        using var server = scripted.Client(EndpointKind.OpenAI);

        (await server.ProbeAsync(TimeSpan.FromSeconds(5), Token)).Models.ShouldBe(["a", "b", "c"]);
        (await server.DescribeAsync("a", Token))!.ContextTokens.ShouldBe(32_768);
        var report = await server.DescribeAsync("b", Token);
        report!.ContextTokens.ShouldBe(4096);
        report.EmbeddingLength.ShouldBe(768);
        (await server.DescribeAsync("c", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task The_key_is_read_for_each_call_and_stays_out_of_messages()
    {
        await using var scripted = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        var file = Path.GetTempFileName();
        try
        {
            using var server = scripted.Client(EndpointKind.OpenAI, endpoint => endpoint.KeyFile = file);
            await File.WriteAllTextAsync(file, "sk-first\n", Token);
            var failed = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));
            await File.WriteAllTextAsync(file, "sk-second", Token);
            await Should.ThrowAsync<ModelException>(() => server.ProbeAsync(TimeSpan.FromSeconds(5), Token));
            await File.WriteAllTextAsync(file, "two\nlines", Token);
            var unreadable = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));

            scripted.Asked.Select(request => request.Authorization).ShouldBe(["Bearer sk-first", "Bearer sk-second"]);
            failed.Message.ShouldContain("KeyFile");
            failed.ToString().ShouldNotContain("sk-first");
            unreadable.ToString().ShouldNotContain("lines");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_key_file_that_is_not_there_is_named()
    {
        using var server = Clients.Of(Url, EndpointKind.OpenAI, endpoint => endpoint.KeyFile = "/nowhere/key");

        var failed = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));

        failed.Failure.ShouldBe(ModelFailure.Unreachable);
        failed.Message.ShouldContain("/nowhere/key");
        _ollama.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_model_is_told()
    {
        using var server = Clients.Of(Url, EndpointKind.OpenAI);

        (await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(new ModelOptions { Name = "nowhere" }).GetResponseAsync("Frage", cancellationToken: Token)))
            .Failure.ShouldBe(ModelFailure.ModelMissing);
    }
}
