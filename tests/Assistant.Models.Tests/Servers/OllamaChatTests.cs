using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public sealed class OllamaChatTests : IAsyncLifetime
{
    private static readonly ModelOptions s_thinking = new() { Name = "qwen3:14b", ContextTokens = 8192 };
    private static readonly ModelOptions s_plain = new() { Name = "gemma:2b", ContextTokens = 4096 };

    private OllamaDouble _ollama = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ollama = await OllamaDouble.StartAsync();

    public ValueTask DisposeAsync() => _ollama.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(FaultKind.OneBytePieces)]
    [InlineData(FaultKind.BlankLines)]
    public async Task An_answer_streams_and_ends_with_figures(FaultKind? fault)
    {
        if (fault is { } kind)
            _ollama.Faults.Add(kind);
        _ollama.Script.Enqueue(Reply.InPieces("Der Stadtrat ", "beschließt – ", "„ja“ 🏛️."));
        using var server = Clients.Of(_ollama.Url.ToString());

        var updates = await server.CreateChatClient(s_plain).GetStreamingResponseAsync("Frage", cancellationToken: Token).ToListAsync(Token);

        updates.Select(update => update.Text).Take(3).ShouldBe(["Der Stadtrat ", "beschließt – ", "„ja“ 🏛️."]);
        updates.ToChatResponse().Usage!.OutputTokenCount.ShouldBe(3);
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Fact]
    public async Task Context_and_keep_alive_go_with_every_call_and_the_model_is_loaded_once()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        await server.WarmUpAsync(s_thinking, Token);
        await server.CreateChatClient(s_thinking).GetResponseAsync("Frage", cancellationToken: Token);
        await server.CreateChatClient(s_thinking).GetResponseAsync("Frage", new ChatOptions { Temperature = 1, Seed = 5, TopP = 0.5f, TopK = 4, MaxOutputTokens = 5, StopSequences = ["."] }, Token);

        var requests = _ollama.RequestsTo("/api/chat");
        requests.Count.ShouldBe(3);
        requests.ShouldAllBe(request => request.ContextTokens == 8192 && request.KeepAlive == "\"1800s\"");
        _ollama.Counters.Loads.ShouldBe(1);
        var options = requests[2].Body.GetProperty("options");
        options.GetProperty("num_predict").GetInt32().ShouldBe(5);
        options.GetProperty("seed").GetInt32().ShouldBe(5);
        options.GetProperty("stop").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Keeping_for_ever_is_said_as_a_negative_duration()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        await server.WarmUpAsync(new ModelOptions { Name = "gemma:2b", KeepAlive = TimeSpan.FromSeconds(-1) }, Token);

        _ollama.RequestsTo("/api/chat").ShouldHaveSingleItem().KeepAlive.ShouldBe("\"-1s\"");
    }

    [Fact]
    public async Task A_model_that_thinks_is_told_not_to_and_one_that_cannot_is_told_nothing()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        await server.CreateChatClient(s_thinking).GetResponseAsync("Frage", cancellationToken: Token);
        await server.CreateChatClient(s_plain).GetResponseAsync("Frage", cancellationToken: Token);
        await server.CreateChatClient(new ModelOptions { Name = "gemma:2b", Think = true }).GetResponseAsync("Frage", cancellationToken: Token);

        _ollama.RequestsTo("/api/chat").Select(request => request.Think).ShouldBe(["false", null, null]);
    }

    [Fact]
    public async Task Thoughts_arrive_apart_from_the_answer_where_the_operator_allows_them()
    {
        _ollama.Script.Enqueue(Reply.Of("Ja.").Thinking("Hm, hm."));
        using var server = Clients.Of(_ollama.Url.ToString());
        var model = new ModelOptions { Name = "qwen3:14b", Think = true };

        var response = await server.CreateChatClient(model).GetResponseAsync("Frage", cancellationToken: Token);
        await server.CreateChatClient(model).GetResponseAsync("Frage", new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low } }, Token);

        response.Text.ShouldBe("Ja.");
        response.Messages[0].Contents.OfType<TextReasoningContent>().ShouldHaveSingleItem().Text.ShouldBe("Hm, hm.");
        _ollama.RequestsTo("/api/chat").Select(request => request.Think).ShouldBe(["true", "low"]);
    }

    [Fact]
    public async Task A_tool_is_offered_called_and_answered_under_its_name()
    {
        _ollama.Script.Enqueue(Reply.Calling(new ReplyToolCall("search", """{"text":"Radweg"}""")));
        _ollama.Script.Enqueue(Reply.Of("Gefunden."));
        using var server = Clients.Of(_ollama.Url.ToString());
        using var client = server.CreateChatClient(s_thinking);
        List<ChatMessage> messages = [new(ChatRole.System, "Du hilfst."), new(ChatRole.User, "Suche den Radweg")];
        var options = new ChatOptions { Tools = [Tools.Search, Tools.Now], Instructions = "Auf Deutsch." };

        var first = await client.GetResponseAsync(messages, options, Token);
        var call = first.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        messages.AddMessages(first);
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, Tools.Json("""{"found":2}"""))]));
        var second = await client.GetResponseAsync(messages, options, Token);

        first.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        second.Text.ShouldBe("Gefunden.");
        var asked = _ollama.RequestsTo("/api/chat");
        asked[0].Tools.ShouldBe(["search", "now"]);
        var sent = asked[1].Body.GetProperty("messages").EnumerateArray().ToList();
        sent.Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "system", "user", "assistant", "tool"]);
        sent[3].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetProperty("text").GetString().ShouldBe("Radweg");
        sent[4].GetProperty("tool_name").GetString().ShouldBe("search");
        sent[4].GetProperty("content").GetString().ShouldBe("""{"found":2}""");
    }

    [Fact]
    public async Task Without_a_tool_choice_the_list_of_tools_says_what_may_be_called()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        using var client = server.CreateChatClient(s_thinking);
        foreach (var mode in new ChatToolMode?[] { null, ChatToolMode.None, ChatToolMode.RequireAny, ChatToolMode.RequireSpecific("now") })
            await client.GetResponseAsync("Frage", new ChatOptions { Tools = [Tools.Search, Tools.Now], ToolMode = mode }, Token);

        _ollama.RequestsTo("/api/chat").Select(request => string.Join(',', request.Tools)).ShouldBe(["search,now", "", "search,now", "now"]);
        (await Should.ThrowAsync<ModelException>(() => client.GetResponseAsync("Frage", new ChatOptions { Tools = [Tools.Search], ToolMode = ChatToolMode.RequireSpecific("other") }, Token)))
            .Failure.ShouldBe(ModelFailure.Rejected);
    }

    [Fact]
    public async Task A_schema_becomes_the_format_and_images_go_as_base64()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        var schema = Tools.Json("""{"type":"object","properties":{"ja":{"type":"boolean"}},"required":["ja"]}""");

        await server.CreateChatClient(s_plain).GetResponseAsync("Frage", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }, Token);
        await server.CreateChatClient(s_plain).GetResponseAsync("Frage", new ChatOptions { ResponseFormat = ChatResponseFormat.Json }, Token);

        var requests = _ollama.RequestsTo("/api/chat");
        requests[0].Format.GetProperty("required")[0].GetString().ShouldBe("ja");
        requests[1].Format.GetString().ShouldBe("json");
    }

    [Fact]
    public async Task An_image_goes_as_base64_and_another_file_is_refused_not_dropped()
    {
        _ollama.Models.Add(new OllamaModel("llava", "completion", "vision"));
        using var server = Clients.Of(_ollama.Url.ToString());
        using var client = server.CreateChatClient(new ModelOptions { Name = "llava" });

        await client.GetResponseAsync(new ChatMessage(ChatRole.User, [new TextContent("Was ist das?"), new DataContent(new byte[] { 1, 2, 3 }, "image/png")]), cancellationToken: Token);
        var refused = await Should.ThrowAsync<ModelException>(() => client.GetResponseAsync(new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/pdf")]), cancellationToken: Token));

        _ollama.RequestsTo("/api/chat").ShouldHaveSingleItem().Body.GetProperty("messages")[0].GetProperty("images")[0].GetString().ShouldBe("AQID");
        refused.Failure.ShouldBe(ModelFailure.Rejected);
    }

    [Fact]
    public async Task Half_a_character_in_a_prompt_does_no_harm()
    {
        using var server = Clients.Of(_ollama.Url.ToString());

        await server.CreateChatClient(s_plain).GetResponseAsync("Text \ud83d zu Ende", cancellationToken: Token);

        _ollama.RequestsTo("/api/chat").ShouldHaveSingleItem().LastUserText.ShouldBe("Text \ufffd zu Ende");
    }

    [Fact]
    public async Task What_a_model_can_do_is_asked_once_for_many_calls()
    {
        using var server = Clients.Of(_ollama.Url.ToString());
        using var client = server.CreateChatClient(s_thinking);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetResponseAsync("Frage", cancellationToken: Token)));

        _ollama.RequestsTo("/api/show").Count.ShouldBe(1);
    }
}
