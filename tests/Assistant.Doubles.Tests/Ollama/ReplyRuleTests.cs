using Assistant.Doubles.Ollama;

namespace Assistant.Doubles.Tests.Ollama;

public class ReplyRuleTests
{
    private const string Tool = """{"type":"function","function":{"name":"count","description":"","parameters":{"type":"object","properties":{}}}}""";

    [Fact]
    public async Task A_rule_answers_requests_that_hold_its_words_and_calls_only_where_tools_are_offered()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        await client.PostAsync("/double/answers", """[{"words":"radweg","text":"Er wird gebaut."},{"words":"radweg","calls":[{"name":"count","arguments":{"n":1}}]}]""");

        var text = await client.PostAsync("/api/chat", """{"model":"llama3.2:3b","stream":false,"messages":[{"role":"user","content":"Und der Radweg?"}]}""");
        var call = await client.PostAsync("/api/chat", $$"""{"model":"llama3.2:3b","stream":false,"tools":[{{Tool}}],"messages":[{"role":"user","content":"Und der Radweg?"}]}""");
        var other = await client.PostAsync("/api/chat", """{"model":"llama3.2:3b","stream":false,"messages":[{"role":"user","content":"Und der Hund?"}]}""");

        text.Json.GetProperty("message").GetProperty("content").GetString().ShouldBe("Er wird gebaut.");
        call.Json.GetProperty("message").GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("count");
        other.Json.GetProperty("message").GetProperty("content").GetString().ShouldNotBe("Er wird gebaut.");
    }
}
