using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Assistant.Models;
using global::OpenAI;
using global::OpenAI.Chat;

namespace Assistant.Host.Tests.OpenAI;

/// <summary>The endpoints under OpenAI's own client for .NET.</summary>
public sealed class OfficialClientTests : IAsyncLifetime
{
    private OpenAILab _lab = null!;
    private OpenAIClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _lab = await OpenAILab.StartAsync();
        _client = new OpenAIClient(new ApiKeyCredential("unused"), new OpenAIClientOptions
        {
            Endpoint = _lab.Endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 1),
            Transport = new HttpClientPipelineTransport(_lab.Client),
        });
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    private ChatClient Chat => _client.GetChatClient("chat");

    [Fact]
    public async Task It_chats()
    {
        ChatCompletion completion = await Chat.CompleteChatAsync([new SystemChatMessage("Antworte kurz."), new UserChatMessage("Hallo")], cancellationToken: TestContext.Current.CancellationToken);

        completion.Content.Single().Text.ShouldBe("Guten Tag");
        completion.FinishReason.ShouldBe(ChatFinishReason.Stop);
        completion.Usage.TotalTokenCount.ShouldBe(13);
    }

    [Fact]
    public async Task It_streams()
    {
        var (text, tokens, ended) = ("", 0, false);
        await foreach (var update in Chat.CompleteChatStreamingAsync([new UserChatMessage("Hallo")], cancellationToken: TestContext.Current.CancellationToken))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            tokens = update.Usage?.TotalTokenCount ?? tokens;
            ended |= update.FinishReason == ChatFinishReason.Stop;
        }

        (text, tokens, ended).ShouldBe(("Guten Tag", 13, true));
    }

    [Fact]
    public async Task It_is_given_the_calls_of_its_tools_and_gives_their_results()
    {
        _lab.Models.Chat = (messages, _, _) => messages[^1].Role == Microsoft.Extensions.AI.ChatRole.Tool
            ? FakeModels.Say("Dort steht ein Brunnen.")
            : FakeModels.CallTool("look", new Dictionary<string, object?> { ["place"] = "Marktplatz" });
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("look", "Looks.", BinaryData.FromString("""{"type":"object","properties":{"place":{"type":"string"}},"required":["place"]}""")) } };
        List<global::OpenAI.Chat.ChatMessage> messages = [new UserChatMessage("Was steht dort?")];

        ChatCompletion first = await Chat.CompleteChatAsync(messages, options, TestContext.Current.CancellationToken);
        first.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        var call = first.ToolCalls.Single();
        JsonElement.Parse(call.FunctionArguments.ToString()).GetProperty("place").GetString().ShouldBe("Marktplatz");
        messages.AddRange([new AssistantChatMessage(first), new ToolChatMessage(call.Id, "ein Brunnen")]);
        ChatCompletion second = await Chat.CompleteChatAsync(messages, options, TestContext.Current.CancellationToken);

        second.Content.Single().Text.ShouldBe("Dort steht ein Brunnen.");
        _lab.Models.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task It_streams_the_calls_of_its_tools()
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.CallTool("look", new Dictionary<string, object?> { ["place"] = "Marktplatz" });
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("look") } };
        var calls = new List<StreamingChatToolCallUpdate>();

        await foreach (var update in Chat.CompleteChatStreamingAsync([new UserChatMessage("Was steht dort?")], options, TestContext.Current.CancellationToken))
            calls.AddRange(update.ToolCallUpdates);

        calls.ShouldHaveSingleItem().FunctionName.ShouldBe("look");
        calls[0].FunctionArgumentsUpdate.ToString().ShouldBe("""{"place":"Marktplatz"}""");
    }

    [Fact]
    public async Task It_asks_for_json_that_keeps_to_a_schema()
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.Say("""{"answer":42}""");
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString("""{"type":"object"}"""), jsonSchemaIsStrict: true) };

        ChatCompletion completion = await Chat.CompleteChatAsync([new UserChatMessage("Hallo")], options, TestContext.Current.CancellationToken);

        JsonElement.Parse(completion.Content.Single().Text).GetProperty("answer").GetInt32().ShouldBe(42);
        _lab.Models.Options!.ResponseFormat.ShouldBeOfType<Microsoft.Extensions.AI.ChatResponseFormatJson>().Schema.ShouldNotBeNull();
    }

    [Fact]
    public async Task It_makes_vectors()
    {
        var vectors = await _client.GetEmbeddingClient("embed").GenerateEmbeddingsAsync(["Radweg", "Deich"], cancellationToken: TestContext.Current.CancellationToken);

        vectors.Value.Count.ShouldBe(2);
        vectors.Value[0].ToFloats().ToArray().ShouldBe([6f, 6.25f, 6.5f]);
    }

    [Fact]
    public async Task It_lists_models()
    {
        var models = await _client.GetOpenAIModelClient().GetModelsAsync(TestContext.Current.CancellationToken);

        models.Value.Select(model => model.Id).ShouldBe(["assistant", "chat", "embed"]);
        (await _client.GetOpenAIModelClient().GetModelAsync("chat", TestContext.Current.CancellationToken)).Value.OwnedBy.ShouldBe("rebstadt");
    }

    [Fact]
    public async Task It_is_told_of_a_model_that_is_not_there()
    {
        var exception = await Should.ThrowAsync<ClientResultException>(async () => await _client.GetChatClient("gpt-4o").CompleteChatAsync([new UserChatMessage("Hallo")], cancellationToken: TestContext.Current.CancellationToken));

        exception.Status.ShouldBe(404);
        exception.Message.ShouldContain("model_not_found");
    }

    [Fact]
    public async Task It_tries_again_when_the_queue_was_full()
    {
        var calls = 0;
        _lab.Models.Chat = (_, _, _) => ++calls == 1
            ? FakeModels.Break(new ModelException(ModelFailure.QueueFull, "full") { RetryAfter = TimeSpan.FromSeconds(1) })
            : FakeModels.Say("Guten Tag");

        ChatCompletion completion = await Chat.CompleteChatAsync([new UserChatMessage("Hallo")], cancellationToken: TestContext.Current.CancellationToken);

        completion.Content.Single().Text.ShouldBe("Guten Tag");
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task It_stops_the_model_when_it_is_given_up()
    {
        _lab.Models.Chat = (_, _, cancellationToken) => _lab.Models.Hang(cancellationToken);
        using var gone = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in Chat.CompleteChatStreamingAsync([new UserChatMessage("Hallo")], cancellationToken: gone.Token))
            {
                if (update.ContentUpdate.Count > 0 && update.ContentUpdate[0].Text == "Moment")
                    await gone.CancelAsync();
            }
        });

        await _lab.Models.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
