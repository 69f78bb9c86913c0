using System.Net;
using System.Text.Json;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Tests.OpenAI;

public sealed class ChatTests : IAsyncLifetime
{
    private OpenAILab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await OpenAILab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task An_answer_comes_in_one_piece()
    {
        var reply = await _lab.ChatAsync("");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.ContentType.ShouldBe("application/json");
        reply.Body.GetProperty("object").GetString().ShouldBe("chat.completion");
        reply.Body.GetProperty("model").GetString().ShouldBe("qwen3:14b");
        var choice = reply.Body.GetProperty("choices").EnumerateArray().Single();
        choice.GetProperty("message").GetProperty("content").GetString().ShouldBe("Guten Tag");
        choice.GetProperty("finish_reason").GetString().ShouldBe("stop");
        reply.Body.GetProperty("usage").GetProperty("total_tokens").GetInt32().ShouldBe(13);
        _lab.Models.Calls.Single().Role.ShouldBe("chat");
        _lab.Models.Calls.Single().CityId.ShouldBe("rebstadt");
        _lab.Models.Calls.Single().Subject.ShouldStartWith("address-");
    }

    [Fact]
    public async Task An_answer_comes_piece_by_piece()
    {
        var reply = await _lab.ChatAsync("\"stream\":true");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.ContentType.ShouldBe("text/event-stream");
        reply.Events[^1].ShouldBe("[DONE]");
        reply.Streamed.ShouldBe("Guten Tag");
        var chunks = reply.Chunks;
        chunks.ShouldAllBe(chunk => chunk.GetProperty("object").GetString() == "chat.completion.chunk" && chunk.GetProperty("model").GetString() == "qwen3:14b");
        chunks.Select(chunk => chunk.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString().ShouldBe("assistant");
        chunks.Select(chunk => chunk.GetProperty("choices")[0].GetProperty("finish_reason").GetString()).ShouldBe([null, null, null, "stop"]);
        chunks.ShouldAllBe(chunk => !chunk.GetProperty("choices")[0].GetProperty("delta").GetRawText().Contains("usage", StringComparison.Ordinal) && !HasMember(chunk, "usage"));
    }

    [Fact]
    public async Task A_stream_ends_with_the_number_of_tokens_where_it_is_wanted()
    {
        var chunks = (await _lab.ChatAsync("\"stream\":true,\"stream_options\":{\"include_usage\":true}")).Chunks;

        chunks[^1].GetProperty("choices").GetArrayLength().ShouldBe(0);
        chunks[^1].GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(11);
        chunks.SkipLast(1).ShouldAllBe(chunk => chunk.GetProperty("usage").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("\"quoted\" \\ \u0001 „Straße“ 🚲\n")]
    [InlineData("")]
    public async Task Whatever_a_model_says_arrives_as_it_is(string text)
    {
        var longText = string.Concat(Enumerable.Repeat("🚲ä\"", 3_000));
        _lab.Models.Chat = (_, _, _) => FakeModels.Say(text, longText);

        (await _lab.ChatAsync("\"stream\":true")).Streamed.ShouldBe(text + longText);
    }

    [Fact]
    public async Task What_the_client_asks_for_reaches_the_model()
    {
        await _lab.PostAsync("/v1/chat/completions", """
            {"model":"chat","temperature":0.5,"top_p":0.9,"max_completion_tokens":50,"max_tokens":60,"stop":["ENDE"],"seed":7,"presence_penalty":1,"frequency_penalty":-1,"user":"someone-else",
             "response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"}}},
             "messages":[{"role":"developer","content":"Antworte kurz."},
               {"role":"user","content":[{"type":"text","text":"Was ist das?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]},
               {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"place\":\"Rathaus\"}"}}]},
               {"role":"tool","tool_call_id":"c1","content":"ein Brunnen"}]}
            """);

        var options = _lab.Models.Options!;
        (options.Temperature, options.TopP, options.MaxOutputTokens, options.Seed, options.PresencePenalty, options.FrequencyPenalty).ShouldBe((0.5f, 0.9f, 50, 7L, 1f, -1f));
        options.StopSequences.ShouldBe(["ENDE"]);
        options.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().SchemaName.ShouldBe("answer");
        var messages = _lab.Models.Messages;
        messages.Select(message => message.Role.Value).ShouldBe(["system", "user", "assistant", "tool"]);
        messages[1].Contents[1].ShouldBeOfType<DataContent>().MediaType.ShouldBe("image/png");
        messages[2].Contents.Single().ShouldBeOfType<FunctionCallContent>().Arguments!["place"]!.ToString().ShouldBe("Rathaus");
        messages[3].Contents.Single().ShouldBeOfType<FunctionResultContent>().Result.ShouldBe("ein Brunnen");
        _lab.Models.Calls.Single().Subject.ShouldNotContain("someone");
    }

    [Fact]
    public async Task People_behind_one_program_wait_apart()
    {
        foreach (var user in new[] { "anna", "bert", "anna" })
            await _lab.PostAsync("/v1/chat/completions", $$"""{"model":"chat","user":"{{user}}","messages":[{"role":"user","content":"Hallo"}]}""");
        await _lab.PostAsync("/v1/chat/completions", """{"model":"chat","messages":[{"role":"user","content":"Hallo"}]}""");

        var subjects = _lab.Models.Calls.Select(call => call.Subject).ToList();
        subjects[0].ShouldBe(subjects[2]);
        subjects.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_of_the_client_s_tool_is_given_to_the_client(bool stream)
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.CallTool("look", new Dictionary<string, object?> { ["place"] = "Marktplatz „Süd“", ["floor"] = 2 });

        var reply = await _lab.ChatAsync($"\"stream\":{(stream ? "true" : "false")}," + """
            "tool_choice":{"type":"function","function":{"name":"look"}},
            "tools":[{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object","properties":{"place":{"type":"string"}}}}}]
            """);

        var choices = (stream ? reply.Chunks : [reply.Body]).SelectMany(one => one.GetProperty("choices").EnumerateArray()).ToList();
        choices[^1].GetProperty("finish_reason").GetString().ShouldBe("tool_calls");
        var call = choices.Select(choice => choice.GetProperty(stream ? "delta" : "message")).Where(message => HasMember(message, "tool_calls")).ToList().ShouldHaveSingleItem().GetProperty("tool_calls")[0];
        call.GetProperty("id").GetString().ShouldBe("call_1");
        JsonElement.Parse(call.GetProperty("function").GetProperty("arguments").GetString()!).GetProperty("place").GetString().ShouldBe("Marktplatz „Süd“");
        _lab.Models.Options!.Tools!.Single().ShouldBeAssignableTo<AIFunctionDeclaration>()!.JsonSchema.GetProperty("properties").TryGetProperty("place", out _).ShouldBeTrue();
        _lab.Models.Options.Tools!.Single().ShouldNotBeAssignableTo<AIFunction>();
        _lab.Models.Options.ToolMode.ShouldBe(ChatToolMode.RequireSpecific("look"));
    }

    [Fact]
    public async Task A_stream_that_breaks_says_so_and_has_no_end_mark()
    {
        _lab.Models.Chat = (_, _, _) => FakeModels.Break(new ModelException(ModelFailure.BrokenAnswer, "gpu1: the stream ended without done"), "Der Rat hat ");

        var reply = await _lab.ChatAsync("\"stream\":true");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.Events.ShouldNotContain("[DONE]");
        var error = JsonElement.Parse(reply.Events[^1]).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("model_failed");
        reply.Text.ShouldNotContain("gpu1");
        reply.Text.ShouldContain("Der Rat hat ");
    }

    [Fact]
    public async Task A_first_piece_leaves_at_once()
    {
        _lab.Models.Chat = (_, _, cancellationToken) => _lab.Models.Hang(cancellationToken);
        using var request = Request();
        using var response = await _lab.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var bytes = new byte[4096];
        var read = await stream.ReadAtLeastAsync(bytes, 300, throwOnEndOfStream: true, TestContext.Current.CancellationToken);

        System.Text.Encoding.UTF8.GetString(bytes, 0, read).ShouldContain("Moment");
        response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_hangs_up_stops_the_model(bool stream)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _lab.Models.Chat = (_, _, cancellationToken) =>
        {
            begun.SetResult();
            return _lab.Models.Hang(cancellationToken);
        };
        using var gone = new CancellationTokenSource();
        using var request = Request(stream);
        var sent = _lab.Client.SendAsync(request, gone.Token);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sent);
        await _lab.Models.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(bool stream = true) => new(HttpMethod.Post, new Uri("/v1/chat/completions", UriKind.Relative))
    {
        Content = new StringContent($$"""{"model":"chat","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"Hallo"}]}""", System.Text.Encoding.UTF8, "application/json"),
    };

    private static bool HasMember(JsonElement element, string name) => element.TryGetProperty(name, out _);
}
