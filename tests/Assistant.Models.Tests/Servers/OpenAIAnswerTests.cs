using System.Text.Json;
using Assistant.Models.Servers.OpenAI;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public class OpenAIAnswerTests
{
    private const string Stop = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Usage = """{"choices":[],"usage":{"prompt_tokens":26,"completion_tokens":5,"total_tokens":31,"prompt_tokens_details":{"cached_tokens":20}}}""";

    [Fact]
    public async Task Text_reasoning_finish_and_figures_arrive()
    {
        var updates = await Reading.OpenAIAsync(Events(Delta("\"role\":\"assistant\",\"content\":\"\""), Delta("\"reasoning_content\":\"Hm\""), Delta("\"reasoning\":\" …\""), Delta("\"content\":\"Am \""), Delta("\"content\":\"3. Mai\""), Stop, Usage, "[DONE]"));

        var response = updates.ToChatResponse();
        response.Text.ShouldBe("Am 3. Mai");
        response.Messages[0].Contents.OfType<TextReasoningContent>().ShouldHaveSingleItem().Text.ShouldBe("Hm …");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ModelId.ShouldBe("qwen3:14b");
        response.Usage!.InputTokenCount.ShouldBe(26);
        response.Usage.OutputTokenCount.ShouldBe(5);
        response.Usage.TotalTokenCount.ShouldBe(31);
        response.Usage.CachedInputTokenCount.ShouldBe(20);
    }

    [Fact]
    public async Task Tool_calls_are_put_together_from_their_pieces()
    {
        var updates = await Reading.OpenAIAsync(Events(
            Delta("""
                "tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"search","arguments":""}}]
                """),
            Delta("""
                "tool_calls":[{"index":0,"function":{"arguments":"{\"text\":\"Rad"}}]
                """),
            Delta("""
                "tool_calls":[{"index":1,"id":"call_2","function":{"name":"now","arguments":"{}"}},{"index":0,"function":{"arguments":"weg\"}"}}]
                """),
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
            "[DONE]"));

        var calls = updates.SelectMany(update => update.Contents).Cast<FunctionCallContent>().ToList();
        calls.Select(call => (call.CallId, call.Name)).ShouldBe([("call_1", "search"), ("call_2", "now")]);
        calls[0].Arguments!["text"].ShouldBeOfType<JsonElement>().GetString().ShouldBe("Radweg");
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task Calls_without_an_index_and_with_the_reason_stop_are_understood()
    {
        var updates = await Reading.OpenAIAsync(Events(
            Delta("""
                "tool_calls":[{"id":"a","function":{"name":"one","arguments":"{}"}},{"id":"b","function":{"name":"two","arguments":{"x":1}}}]
                """),
            Stop));

        updates.SelectMany(update => update.Contents).Cast<FunctionCallContent>().Select(call => call.Name).ShouldBe(["one", "two"]);
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Theory]
    [InlineData("{\\\"text\\\": geheim")]
    [InlineData("[1]")]
    [InlineData("{} {}")]
    public async Task Arguments_that_cannot_be_read_come_with_an_exception_that_does_not_quote_them(string arguments)
    {
        var updates = await Reading.OpenAIAsync(Events(Delta($$$"""
            "tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{{{arguments}}}"}}]
            """), Stop));

        updates[^1].Contents.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallContent>().Exception.ShouldBeOfType<JsonException>().ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task An_answer_may_end_without_DONE_once_it_has_a_reason() =>
        (await Reading.OpenAIAsync(Events(Delta("\"content\":\"Ja\""), Stop, Usage))).ToChatResponse().Usage!.OutputTokenCount.ShouldBe(5);

    [Fact]
    public async Task DONE_without_a_reason_ends_an_answer_too()
    {
        var response = (await Reading.OpenAIAsync(Events(Delta("\"content\":\"Ja\""), "[DONE]"))).ToChatResponse();

        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Text.ShouldBe("Ja");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_reason_is_none_yet(string reason)
    {
        var piece = $$"""{"choices":[{"delta":{"content":"Ja"},"finish_reason":"{{reason}}"}]}""";

        (await Reading.OpenAIAsync(Events(piece, piece, Stop))).ToChatResponse().Text.ShouldBe("JaJa");
        (await Should.ThrowAsync<ModelException>(() => Reading.OpenAIAsync(Events(piece)))).Failure.ShouldBe(ModelFailure.BrokenAnswer);
    }

    [Fact]
    public async Task A_stream_without_any_end_is_a_failure_and_no_short_answer() =>
        (await Should.ThrowAsync<ModelException>(() => Reading.OpenAIAsync(Events(Delta("\"content\":\"Der Rat hat\""))))).Failure.ShouldBe(ModelFailure.BrokenAnswer);

    [Theory]
    [InlineData("""{"error":{"message":"CUDA out of memory near geheim","code":500}}""", ModelFailure.ServerFailed)]
    [InlineData("""{"error":{"message":"geheim","code":500}}""", ModelFailure.ServerFailed)]
    [InlineData("""{"object":"error","message":"The model `x` does not exist.","code":404}""", ModelFailure.ModelMissing)]
    [InlineData("""{"choices":[{"delta":{"content":["geheim"]}}]}""", ModelFailure.BrokenAnswer)]
    [InlineData("geheim", ModelFailure.BrokenAnswer)]
    public async Task An_error_in_the_middle_is_a_failure_that_quotes_nothing(string data, ModelFailure expected)
    {
        var failed = await Should.ThrowAsync<ModelException>(() => Reading.OpenAIAsync(Events(Delta("\"content\":\"Der\""), data)));

        failed.Failure.ShouldBe(expected);
        failed.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Comments_other_choices_and_data_on_several_lines_do_no_harm()
    {
        var answer = ": ping\n\n" + "event: chunk\ndata: {\"choices\":[{\"delta\":{\"content\":\"Ja\"}},\ndata: {\"delta\":{\"content\":\"Nein\"}}]}\n\n" + Events(Stop);

        (await Reading.OpenAIAsync(answer, () => 1)).ToChatResponse().Text.ShouldBe("Ja");
    }

    [Fact]
    public async Task An_answer_that_is_no_stream_is_read_as_one_piece()
    {
        var updates = await Reading.ReadAsync("""
            {"object":"chat.completion",
             "choices":[{"index":0,"message":{"role":"assistant","content":"Ja"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}
            """, new OpenAIWholeAnswerParser(Reading.Failures));

        var update = updates.ShouldHaveSingleItem();
        update.Text.ShouldBe("Ja");
        update.FinishReason.ShouldBe(ChatFinishReason.Stop);
        update.Contents.OfType<UsageContent>().ShouldHaveSingleItem().Details.TotalTokenCount.ShouldBe(4);
    }

    private static string Delta(string properties) => $$"""{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{{{properties.Trim()}}},"finish_reason":null}],"usage":null}""";

    private static string Events(params string[] data) => string.Concat(data.Select(item => $"data: {item}\n\n"));
}
