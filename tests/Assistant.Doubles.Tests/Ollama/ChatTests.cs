using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Tests.Ollama;

public class ChatTests
{
    private const string Tools = """
        "tools":[{"type":"function","function":{"name":"ris_search","parameters":{"type":"object"}}}]
        """;

    [Fact]
    public async Task A_stream_says_the_text_and_ends_with_counts()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Enqueue(Reply.InPieces("Grüße", " aus", " Trier"));

        var answer = await client.ChatAsync("llama3.2:3b");

        answer.Lines.SkipLast(1).Select(Content).ShouldBe(["Grüße", " aus", " Trier"]);
        var last = answer.Lines[^1];
        last.GetProperty("done_reason").GetString().ShouldBe("stop");
        last.GetProperty("eval_count").GetInt32().ShouldBe(3);
        last.GetProperty("prompt_eval_count").GetInt32().ShouldBePositive();
        last.GetProperty("total_duration").GetInt64().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer_of_as_many_tokens_as_asked()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Tokens = 120 });
        using var client = new Client(server);

        var first = (await client.ChatAsync("llama3.2:3b")).Lines;
        var second = (await client.ChatAsync("llama3.2:3b")).Lines;

        first.Count.ShouldBe(121);
        first.SkipLast(1).Select(Content).ShouldBe(second.SkipLast(1).Select(Content));
        string.Concat(first.SkipLast(1).Select(Content)).ShouldStartWith("Der Stadtrat hat die Vorlage in seiner Sitzung am 12. März 2026");
    }

    [Fact]
    public async Task A_tool_call_comes_whole_in_one_line_with_an_object_and_the_reason_stays_stop()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Enqueue(Reply.Calling(new ReplyToolCall("ris_search", """{"query":"Radweg","limit":3}""")));

        var lines = (await client.ChatAsync("llama3.2:3b", Tools)).Lines;

        lines.Count.ShouldBe(2);
        var call = lines[0].GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function");
        call.GetProperty("name").GetString().ShouldBe("ris_search");
        call.GetProperty("arguments").GetProperty("limit").GetInt32().ShouldBe(3);
        lines[1].GetProperty("done_reason").GetString().ShouldBe("stop");
    }

    [Fact]
    public async Task A_call_that_the_question_spells_out_is_made_when_the_tool_is_offered()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        const string Question = """
            "messages":[{"role":"user","content":"Such! [[ris_search {\"query\":\"Radweg\"}]] [[other {}]]"}]
            """;

        var offered = await client.PostAsync("/api/chat", $$"""{"model":"llama3.2:3b",{{Question}},{{Tools}}}""");
        var answered = await client.PostAsync("/api/chat", $$"""{"model":"llama3.2:3b","messages":[{"role":"user","content":"[[ris_search {}]]"},{"role":"tool","tool_name":"ris_search","content":"nichts"}],{{Tools}}}""");

        offered.Lines[0].GetProperty("message").GetProperty("tool_calls").GetArrayLength().ShouldBe(1);
        answered.Lines[0].GetProperty("message").TryGetProperty("tool_calls", out _).ShouldBeFalse();
        server.Requests[^1].Messages[^1].ToolName.ShouldBe("ris_search");
    }

    [Theory]
    [InlineData("qwen3:14b", "", true)]
    [InlineData("qwen3:14b", "\"think\":true", true)]
    [InlineData("qwen3:14b", "\"think\":\"low\"", true)]
    [InlineData("qwen3:14b", "\"think\":false", false)]
    [InlineData("llama3.2:3b", "", false)]
    [InlineData("llama3.2:3b", "\"think\":false", false)]
    public async Task A_model_that_can_think_does_unless_it_is_told_not_to(string model, string rest, bool thinks)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var lines = (await client.ChatAsync(model, rest)).Lines;

        lines.Any(line => line.GetProperty("message").TryGetProperty("thinking", out _)).ShouldBe(thinks);
    }

    [Theory]
    [InlineData("gemma:2b", "\"think\":true", 400, "\"gemma:2b\" does not support thinking")]
    [InlineData("gemma:2b", "\"think\":\"high\"", 400, "\"gemma:2b\" does not support thinking")]
    [InlineData("qwen3:14b", "\"think\":\"deeply\"", 400, "invalid think value: \"deeply\" (must be \"high\", \"medium\", \"low\", \"max\", true, or false)")]
    [InlineData("gemma:2b", Tools, 400, "registry.ollama.ai/library/gemma:2b does not support tools")]
    [InlineData("nomic-embed-text", "", 400, "\"nomic-embed-text\" does not support chat")]
    [InlineData("", "", 400, "model is required")]
    [InlineData("mistral", "", 404, "model 'mistral' not found")]
    [InlineData("qwen3:14b", "\"keep_alive\":\"10\"", 400, "time: missing unit in duration \"10\"")]
    [InlineData("qwen3:14b", "\"options\":{\"num_ctx\":\"big\"}", 500, "option \"num_ctx\" must be of type integer")]
    [InlineData("qwen3:14b", "\"format\":\"xml\"", 500, "invalid format: \"xml\"; expected \"json\" or a valid JSON Schema object")]
    [InlineData("qwen3:14b", "\"stream\":\"yes\"", 400, "json: cannot unmarshal string into Go struct field .stream of type bool")]
    public async Task What_cannot_be_done_is_refused_in_Ollamas_words(string model, string rest, int status, string error)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.ChatAsync(model, rest);

        ((int)answer.Status).ShouldBe(status);
        answer.Error.ShouldBe(error);
        answer.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Arguments_of_an_earlier_call_must_be_an_object()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        const string Call = """{"model":"llama3.2:3b","messages":[{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]}""";

        ((int)(await client.PostAsync("/api/chat", Call)).Status).ShouldBe(400);
        ((int)(await client.PostAsync("/api/chat", Call.Replace("\"{}\"", "{}", StringComparison.Ordinal))).Status).ShouldBe(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"model\":")]
    public async Task A_body_that_is_no_JSON_is_refused(string body)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        ((int)(await client.PostAsync("/api/chat", body)).Status).ShouldBe(400);
    }

    [Fact]
    public async Task Unknown_options_are_ignored_and_a_limit_cuts_the_answer()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var lines = (await client.ChatAsync("llama3.2:3b", "\"options\":{\"num_predict\":5,\"mirostat\":2,\"no_such_option\":{}},\"priority\":1")).Lines;

        lines.Count.ShouldBe(6);
        lines[^1].GetProperty("done_reason").GetString().ShouldBe("length");
    }

    [Fact]
    public async Task A_stop_word_ends_the_answer_before_it()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Enqueue(Reply.Of("Erstens. ENDE Zweitens."));

        var lines = (await client.ChatAsync("llama3.2:3b", "\"options\":{\"stop\":[\"ENDE\"]}")).Lines;

        string.Concat(lines.SkipLast(1).Select(Content)).ShouldBe("Erstens. ");
    }

    [Theory]
    [InlineData("\"json\"", "{}")]
    [InlineData("""{"type":"object","properties":{"betrag":{"type":"integer"},"art":{"enum":["Antrag","Anfrage"]},"orte":{"type":"array","items":{"$ref":"#/$defs/ort"}}},"$defs":{"ort":{"type":"string"}}}""", """{"betrag":1,"art":"Antrag","orte":["Beispiel"]}""")]
    public async Task A_format_is_kept_to(string format, string expected)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.ChatAsync("llama3.2:3b", $"\"stream\":false,\"format\":{format}");

        Content(answer.Json).ShouldBe(expected);
    }

    private static string Content(JsonElement line) => line.GetProperty("message").GetProperty("content").GetString()!;
}
