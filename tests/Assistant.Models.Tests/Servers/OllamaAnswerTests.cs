using System.Text.Json;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public class OllamaAnswerTests
{
    private const string Done = """{"model":"m","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":4883583458,"prompt_eval_count":26,"eval_count":282,"eval_duration":4535599000}""" + "\n";

    [Fact]
    public async Task Pieces_of_text_and_thought_keep_their_order_and_kind()
    {
        var updates = await Reading.OllamaAsync(Piece("\"thinking\":\"Hm …\",\"content\":\"\"") + Piece("\"content\":\"Am \"") + Piece("\"content\":\"3. Mai\"") + Done);

        updates.SelectMany(update => update.Contents).Take(3).Select(content => content.ToString()).ShouldBe(["Hm …", "Am ", "3. Mai"]);
        updates[0].Contents.ShouldHaveSingleItem().ShouldBeOfType<TextReasoningContent>();
        updates.ShouldAllBe(update => update.ModelId == "qwen3:14b" && update.Role == ChatRole.Assistant);
        updates.ToChatResponse().Messages.ShouldHaveSingleItem().Text.ShouldBe("Am 3. Mai");
    }

    [Fact]
    public async Task The_end_carries_reason_tokens_and_durations_in_milliseconds()
    {
        var response = (await Reading.OllamaAsync(Piece("\"content\":\"Ja\"") + Done)).ToChatResponse();

        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(26);
        response.Usage.OutputTokenCount.ShouldBe(282);
        response.Usage.TotalTokenCount.ShouldBe(308);
        response.Usage.AdditionalCounts!["total_duration_ms"].ShouldBe(4883);
        response.Usage.AdditionalCounts["load_duration_ms"].ShouldBe(0);
    }

    [Fact]
    public async Task A_tool_call_makes_the_finish_one_of_tool_calls_though_Ollama_says_stop()
    {
        var updates = await Reading.OllamaAsync(Piece("""
            "content":"","tool_calls":[{"function":{"name":"search","arguments":{"text":"Radweg","years":[2024]}}},{"id":"call_7","function":{"name":"now","arguments":{}}}]
            """) + Done);

        var calls = updates[0].Contents.Cast<FunctionCallContent>().ToList();
        calls[0].Name.ShouldBe("search");
        calls[0].Arguments!["text"].ShouldBeOfType<JsonElement>().GetString().ShouldBe("Radweg");
        calls[0].Arguments!["years"].ShouldBeOfType<JsonElement>().GetArrayLength().ShouldBe(1);
        calls[0].CallId.ShouldNotBeEmpty();
        calls[1].CallId.ShouldBe("call_7");
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task Arguments_that_are_no_object_come_with_an_exception_that_does_not_quote_them()
    {
        var updates = await Reading.OllamaAsync(Piece("""
            "tool_calls":[{"function":{"name":"search","arguments":["geheim"]}}]
            """) + Done);

        var call = updates[0].Contents.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallContent>();
        call.Exception.ShouldBeOfType<JsonException>().Message.ShouldNotContain("geheim");
    }

    [Theory]
    [InlineData("length", "length")]
    [InlineData("load", "stop")]
    [InlineData("", "stop")]
    [InlineData(" ", "stop")]
    [InlineData("weird", "weird")]
    public async Task Other_reasons_are_handed_on(string reason, string expected)
    {
        var updates = await Reading.OllamaAsync($$"""{"message":{"content":"Ja"},"done":true,"done_reason":"{{reason}}"}""");

        updates.ShouldHaveSingleItem().FinishReason.ShouldBe(new ChatFinishReason(expected));
    }

    [Fact]
    public async Task A_stream_without_its_end_mark_is_a_failure_and_no_short_answer()
    {
        var failed = await Should.ThrowAsync<ModelException>(() => Reading.OllamaAsync(Piece("\"content\":\"Der Rat hat\"")));

        failed.Failure.ShouldBe(ModelFailure.BrokenAnswer);
        failed.Message.ShouldContain("end mark");
        failed.Message.ShouldNotContain("Der Rat");
    }

    [Fact]
    public async Task An_error_in_the_middle_is_told_without_the_servers_words()
    {
        var failed = await Should.ThrowAsync<ModelException>(() => Reading.OllamaAsync(Piece("\"content\":\"Der\"") + """{"error":"bad thing near 'Frau Müller wohnt'"}"""));

        failed.Failure.ShouldBe(ModelFailure.ServerFailed);
        failed.ToString().ShouldNotContain("Müller");
    }

    [Theory]
    [InlineData("server busy, please try again.  maximum pending requests exceeded", ModelFailure.Busy)]
    [InlineData("model 'qwen3:14b' not found", ModelFailure.ModelMissing)]
    [InlineData("model requires more system memory (9 GiB) than is available", ModelFailure.ServerFailed)]
    [InlineData("the input length exceeds the context length", ModelFailure.Rejected)]
    public async Task Known_words_of_an_error_say_what_it_is(string words, ModelFailure expected)
    {
        var failed = await Should.ThrowAsync<ModelException>(() => Reading.OllamaAsync($$"""{"error":"{{words}}"}"""));

        failed.Failure.ShouldBe(expected);
        failed.Endpoint.ShouldBe("gpu1:11434");
        failed.Model.ShouldBe("qwen3:14b");
    }

    [Theory]
    [InlineData("geheim")]
    [InlineData("[]")]
    [InlineData("{\"message\":{\"content\":geheim}}")]
    [InlineData("{\"message\":{\"content\":\"\\ud83d geheim\"}}")]
    [InlineData("{\"message\":{\"content\":5}}")]
    [InlineData("{\"done\":\"yes\"}")]
    [InlineData("{\"done\":false} {\"done\":true}")]
    [InlineData("{\"message\":{\"tool_calls\":[{}]}}")]
    public async Task A_line_of_something_else_is_a_broken_answer_that_is_not_quoted(string line)
    {
        var failed = await Should.ThrowAsync<ModelException>(() => Reading.OllamaAsync(line + "\n" + Done));

        failed.Failure.ShouldBe(ModelFailure.BrokenAnswer);
        failed.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Blank_lines_a_byte_order_mark_and_unknown_properties_do_no_harm()
    {
        var updates = await Reading.OllamaAsync("\uFEFF\n \r\n" + """{"new":{"a":[1,{}]},"message":{"images":null,"content":"Ja","new":[]},"done":false}""" + "\n\n" + Done, () => 1);

        updates.ToChatResponse().Text.ShouldBe("Ja");
    }

    private static string Piece(string properties) => $$"""{"model":"m","created_at":"2026-03-04T08:52:19Z","message":{"role":"assistant",{{properties.Trim()}}},"done":false}""" + "\n";
}
