using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Tests.OpenApi;

namespace Assistant.Doubles.Tests.Ollama;

/// <summary>Every kind of answer of the double, held against Ollama's published API document.</summary>
public class ContractTests
{
    private const string Tools = """
        "tools":[{"type":"function","function":{"name":"ris_search","description":"Sucht","parameters":{"type":"object","properties":{"query":{"type":"string"}}}}}]
        """;

    // What the server sends, and api.md or its source shows, though openapi.yaml leaves it out.
    private static readonly string[] s_undocumented =
        ["ToolCall.id", "ToolCall.function.index", "ShowResponse.modelfile", "ModelSummary.details.parent_model"];

    [Theory]
    [InlineData("qwen3:14b", "")]
    [InlineData("qwen3:14b", "\"think\":\"high\"")]
    [InlineData("llama3.2:3b", "")]
    [InlineData("llama3.2:3b", Tools)]
    [InlineData("llama3.2:3b", "\"format\":{\"type\":\"object\",\"properties\":{\"betrag\":{\"type\":\"integer\"}}}")]
    public async Task A_chat_keeps_to_the_document(string model, string rest)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Answer = request => request.Tools.Count > 0 ? Reply.Calling(new ReplyToolCall("ris_search", """{"query":"Radweg"}"""), new ReplyToolCall("ris_search")) : null;

        var stream = await client.ChatAsync(model, rest);
        var whole = await client.ChatAsync(model, (rest.Length == 0 ? "" : rest + ",") + "\"stream\":false");

        stream.MediaType.ShouldBe("application/x-ndjson");
        whole.MediaType.ShouldBe("application/json");
        CheckStream(document, stream, "/api/chat");
        Check(document, whole, "/api/chat", "post");
        stream.Lines.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("qwen3:14b")]
    [InlineData("gemma:2b")]
    public async Task A_completion_keeps_to_the_document(string model)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        CheckStream(document, await client.PostAsync("/api/generate", $$"""{"model":"{{model}}","prompt":"Hallo","system":"Kurz."}"""), "/api/generate");
        Check(document, await client.PostAsync("/api/generate", $$"""{"model":"{{model}}","prompt":"Hallo","stream":false}"""), "/api/generate", "post");
    }

    [Theory]
    [InlineData("/api/chat", """{"model":"qwen3:14b","messages":[]}""", "load")]
    [InlineData("/api/chat", """{"model":"qwen3:14b"}""", "load")]
    [InlineData("/api/chat", """{"model":"qwen3:14b","messages":[],"keep_alive":0}""", "unload")]
    [InlineData("/api/generate", """{"model":"qwen3:14b"}""", "load")]
    [InlineData("/api/generate", """{"model":"qwen3:14b","keep_alive":"0"}""", "unload")]
    public async Task Loading_and_unloading_keeps_to_the_document(string path, string json, string reason)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync(path, json);

        Check(document, answer, path, "post");
        answer.Json.GetProperty("done_reason").GetString().ShouldBe(reason);
        answer.Json.GetProperty("done").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"model":"nomic-embed-text","input":["Haushalt","Radweg"]}""")]
    [InlineData("""{"model":"nomic-embed-text","input":"Haushalt","dimensions":64}""")]
    [InlineData("""{"model":"nomic-embed-text","input":[]}""")]
    public async Task Vectors_keep_to_the_document(string json)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        Check(document, await client.PostAsync("/api/embed", json), "/api/embed", "post");
    }

    [Theory]
    [InlineData("/api/tags")]
    [InlineData("/api/ps")]
    [InlineData("/api/version")]
    public async Task Lists_keep_to_the_document(string path)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        await client.ChatAsync("llama3.2:3b");

        Check(document, await client.GetAsync(path), path, "get");
    }

    [Theory]
    [InlineData("qwen3:14b")]
    [InlineData("nomic-embed-text")]
    public async Task A_description_keeps_to_the_document(string model)
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync("/api/show", $$"""{"model":"{{model}}"}""");

        Check(document, answer, "/api/show", "post");
        var architecture = answer.Json.GetProperty("model_info").GetProperty("general.architecture").GetString();
        answer.Json.GetProperty("model_info").GetProperty($"{architecture}.context_length").GetInt32().ShouldBePositive();
        answer.Json.GetProperty("model_info").GetProperty($"{architecture}.embedding_length").GetInt32().ShouldBePositive();
    }

    [Fact]
    public async Task A_pull_keeps_to_the_document()
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var stream = await client.PostAsync("/api/pull", """{"model":"qwen3:14b"}""");
        stream.Lines.SelectMany(line => document.Check(line, document.SchemaOf("/api/pull", "post", 200, "application/x-ndjson"))).ShouldBeEmpty();
        Check(document, await client.PostAsync("/api/pull", """{"model":"qwen3:14b","stream":false}"""), "/api/pull", "post");
    }

    [Fact]
    public async Task An_error_keeps_to_the_document()
    {
        var document = Document();
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.ErrorLine, 3) { Model = "gemma:2b" });

        document.Check((await client.ChatAsync("unknown")).Json, "ErrorResponse").ShouldBeEmpty();
        document.Check((await client.ChatAsync("gemma:2b")).Lines[^1], "ErrorResponse").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"model":"m","created_at":"2026-11-22T14:00:00Z","message":{"role":"assistant","content":5},"done":false}""")]
    [InlineData("""{"model":"m","created_at":"soon","message":{"role":"assistant","content":""},"done":false}""")]
    [InlineData("""{"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]},"done":false}""")]
    [InlineData("""{"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"arguments":{}}}]},"done":false}""")]
    [InlineData("""{"model":"m","message":{"role":"assistant","text":""},"done":false}""")]
    [InlineData("""{"model":"m","response":"","done":false}""")]
    [InlineData("""{"model":"m","done":"true"}""")]
    public void A_wrong_line_of_a_chat_would_be_found(string line) =>
        Document().Check(JsonDocument.Parse(line).RootElement, "ChatStreamEvent", s_undocumented).ShouldNotBeEmpty();

    private static OpenApiDocument Document() => OpenApiDocument.Parse(File.ReadAllText(SharedFiles.Require("protocols/ollama/openapi.yaml")));

    private static void Check(OpenApiDocument document, Client.Answer answer, string path, string method)
    {
        ((int)answer.Status).ShouldBe(200);
        document.Check(answer.Json, document.SchemaOf(path, method, 200, "application/json"), s_undocumented).ShouldBeEmpty();
    }

    // The document gives the last line of a stream no counts; api.md shows them, as in a whole answer.
    private static void CheckStream(OpenApiDocument document, Client.Answer answer, string path)
    {
        var line = document.SchemaOf(path, "post", 200, "application/x-ndjson");
        answer.Lines.SkipLast(1).SelectMany(part => document.Check(part, line, s_undocumented)).ShouldBeEmpty();
        document.Check(answer.Lines[^1], document.SchemaOf(path, "post", 200, "application/json"), s_undocumented).ShouldBeEmpty();
        answer.Lines.Select(part => part.GetProperty("done").GetBoolean()).ShouldBe([.. Enumerable.Repeat(false, answer.Lines.Count - 1), true]);
    }
}
