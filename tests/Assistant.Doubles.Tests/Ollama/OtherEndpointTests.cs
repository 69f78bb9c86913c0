using System.Net;
using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Tests.Ollama;

public class OtherEndpointTests
{
    [Fact]
    public async Task Vectors_have_length_one_and_texts_alike_lie_near_each_other()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync("/api/embed", """{"model":"nomic-embed-text","input":["Der Radweg wird gebaut","Radwege bauen","Gebühren für Hunde","Der Radweg wird gebaut"]}""");

        var vectors = answer.Json.GetProperty("embeddings").EnumerateArray().Select(Numbers).ToList();
        vectors.ShouldAllBe(vector => vector.Length == 768 && MathF.Abs(Dot(vector, vector) - 1) < 1e-4f);
        Dot(vectors[0], vectors[3]).ShouldBe(1, 1e-4);
        Dot(vectors[0], vectors[1]).ShouldBeGreaterThan(Dot(vectors[0], vectors[2]) + 0.05f);
        answer.Json.GetProperty("prompt_eval_count").GetInt32().ShouldBePositive();
    }

    [Theory]
    [InlineData("Fahrradstraße", "FAHRRADSTRASSE", "Gebührensatzung")]
    [InlineData("Bürgermeister", "Buergermeister", "Turnhalle")]
    [InlineData("Bu\u0308rgermeister", "Bürgermeister", "Turnhalle")]
    [InlineData("Photovoltaik auf Schuldächern", "Photovoltaikanlagen", "Hundesteuersatzung")]
    [InlineData("Spielplätze in der Nordstadt", "Der Spielplatz im Norden", "Der Haushalt in der Beratung")]
    public void Spellings_stems_and_parts_of_compounds_lie_nearer_than_other_words(string text, string near, string far)
    {
        var (one, like, unlike) = (TextVector.Of(text, 1024), TextVector.Of(near, 1024), TextVector.Of(far, 1024));

        Dot(one, like).ShouldBeGreaterThan(Dot(one, unlike) + 0.15f);
        TextVector.Of(text, 1024).ShouldBe(one);
    }

    [Fact]
    public void A_text_of_any_characters_has_a_vector() =>
        new[] { "", "– § –", "\ud800", "𝒳", "e\u0301" }.ShouldAllBe(text => MathF.Abs(Dot(TextVector.Of(text, 16), TextVector.Of(text, 16)) - 1) < 1e-4f);

    [Theory]
    [InlineData("""{"model":"nomic-embed-text","input":[]}""", 200, """{"model":"nomic-embed-text","embeddings":[]}""")]
    [InlineData("""{"model":"nomic-embed-text","input":""}""", 200, """{"model":"nomic-embed-text","embeddings":[]}""")]
    [InlineData("""{"model":"nomic-embed-text"}""", 200, """{"model":"nomic-embed-text","embeddings":[]}""")]
    [InlineData("""{"model":"nomic-embed-text","input":[1]}""", 400, """{"error":"invalid input type"}""")]
    [InlineData("""{"model":"nomic-embed-text","truncate":false,"options":{"num_ctx":4},"input":"eins zwei drei vier fünf"}""", 400, """{"error":"the input length exceeds the context length"}""")]
    [InlineData("""{"model":"llama3.2:3b","input":"x"}""", 501, """{"error":"this model does not support embeddings"}""")]
    [InlineData("""{"model":"bge-m3","input":"x"}""", 404, """{"error":"model 'bge-m3' not found"}""")]
    public async Task The_edges_of_embed_are_Ollamas(string json, int status, string body)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync("/api/embed", json);

        ((int)answer.Status).ShouldBe(status);
        answer.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Too_long_an_input_is_cut_and_dimensions_shorten_to_length_one()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync("/api/embed", """{"model":"nomic-embed-text","options":{"num_ctx":4},"dimensions":64,"input":"eins zwei drei vier fünf sechs"}""");

        var vector = Numbers(answer.Json.GetProperty("embeddings")[0]);
        vector.Length.ShouldBe(64);
        Dot(vector, vector).ShouldBe(1, 1e-4);
        answer.Json.GetProperty("prompt_eval_count").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task The_old_way_to_a_vector_still_works()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        (await client.PostAsync("/api/embeddings", """{"model":"nomic-embed-text","prompt":"Haushalt"}""")).Json.GetProperty("embedding").GetArrayLength().ShouldBe(768);
        (await client.PostAsync("/api/embeddings", """{"model":"bge-m3","prompt":"Haushalt"}""")).Error.ShouldBe("model \"bge-m3\" not found, try pulling it first");
    }

    [Fact]
    public async Task The_other_API_streams_chunks_with_usage_and_an_end_mark()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Enqueue(Reply.InPieces("Grüße", " aus Trier").Thinking("Hm"));

        var answer = await client.PostAsync("/v1/chat/completions", Client.Chat("qwen3:14b", "\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        answer.MediaType.ShouldBe("text/event-stream");
        answer.Events[^1].ShouldBe("[DONE]");
        var chunks = answer.Events.SkipLast(1).Select(chunk => JsonDocument.Parse(chunk).RootElement).ToList();
        chunks.ShouldAllBe(chunk => chunk.GetProperty("object").GetString() == "chat.completion.chunk");
        chunks.SkipLast(1).Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString()).ShouldBe(["", "Grüße", " aus Trier", ""]);
        chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("reasoning").GetString().ShouldBe("Hm");
        chunks[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("stop");
        chunks[^1].GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("\"stream\":true")]
    [InlineData("\"stream\":false")]
    public async Task The_other_API_has_arguments_as_text(string rest)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Script.Enqueue(Reply.Calling(new ReplyToolCall("f", """{"query":"Radweg"}"""), new ReplyToolCall("g")));

        var answer = await client.PostAsync("/v1/chat/completions", Client.Chat("llama3.2:3b", rest));

        var choices = rest.EndsWith("true", StringComparison.Ordinal)
            ? answer.Events.SkipLast(1).Select(chunk => JsonDocument.Parse(chunk).RootElement.GetProperty("choices")[0]).ToList()
            : [answer.Json.GetProperty("choices")[0]];
        var message = choices[0].TryGetProperty("delta", out var delta) ? delta : choices[0].GetProperty("message");
        var call = message.GetProperty("tool_calls")[0];
        call.GetProperty("type").GetString().ShouldBe("function");
        call.GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"query":"Radweg"}""");
        choices[^1].GetProperty("finish_reason").GetString().ShouldBe("tool_calls");
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"mistral","messages":[{"role":"user","content":"x"}]}""", 404, "not_found_error", "model 'mistral' not found")]
    [InlineData("/v1/chat/completions", """{"model":"qwen3:14b","messages":[]}""", 400, "invalid_request_error", "[] is too short - 'messages'")]
    [InlineData("/v1/chat/completions", """{"model":"qwen3:14b","messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{"}}]}]}""", 400, "invalid_request_error", "invalid tool call arguments")]
    [InlineData("/v1/embeddings", """{"model":"nomic-embed-text","input":[]}""", 400, "invalid_request_error", "invalid input")]
    [InlineData("/v1/embeddings", """{"model":"nomic-embed-text","input":"x","encoding_format":"hex"}""", 400, "invalid_request_error", "Invalid value for 'encoding_format' = hex. Supported values: ['float', 'base64'].")]
    public async Task The_other_API_refuses_in_its_own_form(string path, string json, int status, string type, string message)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.PostAsync(path, json);

        ((int)answer.Status).ShouldBe(status);
        answer.Json.GetProperty("error").GetProperty("type").GetString().ShouldBe(type);
        answer.Json.GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task The_other_API_lists_models_embeds_and_completes()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        (await client.GetAsync("/v1/models")).Json.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ShouldContain("nomic-embed-text:latest");
        (await client.GetAsync("/v1/models/qwen3:14b")).Json.GetProperty("owned_by").GetString().ShouldBe("library");
        (await client.GetAsync("/v1/models/mistral")).Status.ShouldBe(HttpStatusCode.NotFound);
        var numbers = await client.PostAsync("/v1/embeddings", """{"model":"nomic-embed-text","input":"Haushalt"}""");
        var bytes = await client.PostAsync("/v1/embeddings", """{"model":"nomic-embed-text","input":["Haushalt"],"encoding_format":"base64"}""");
        var decoded = new float[768];
        Buffer.BlockCopy(bytes.Json.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64(), 0, decoded, 0, 768 * sizeof(float));
        decoded.ShouldBe(Numbers(numbers.Json.GetProperty("data")[0].GetProperty("embedding")));
        var completion = await client.PostAsync("/v1/completions", """{"model":"gemma:2b","prompt":"Es war","max_tokens":4}""");
        completion.Json.GetProperty("choices")[0].GetProperty("text").GetString().ShouldBe("Der Stadtrat hat");
        completion.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString().ShouldBe("length");
        (await client.PostAsync("/v1/completions", """{"model":"gemma:2b","prompt":"Es war","stream":true}""")).Events[^1].ShouldBe("[DONE]");
    }

    [Theory]
    [InlineData("GET", "/", 200, "Ollama is running")]
    [InlineData("GET", "/api/nothing", 404, "404 page not found")]
    [InlineData("GET", "/api/chat", 405, "405 method not allowed")]
    [InlineData("POST", "/api/create", 404, """{"error":"model 'x' not found"}""")]
    [InlineData("POST", "/api/pull", 200, "{\"status\":\"pulling manifest\"}\n{\"error\":\"pull model manifest: file does not exist\"}\n")]
    [InlineData("DELETE", "/api/delete", 404, """{"error":"model 'x' not found"}""")]
    public async Task What_is_not_played_says_so_as_Ollama_would(string method, string path, int status, string body)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        var answer = await client.SendAsync(new HttpMethod(method), path, method == "GET" ? null : """{"model":"x"}""");

        ((int)answer.Status).ShouldBe(status);
        answer.Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("0 --rate 50 --tokens 7 --models a,b --embed-models c --fault CutConnection:3 --black-hole")]
    public void The_command_line_says_how_the_double_is(string line)
    {
        var arguments = DoubleArguments.Parse(line.Split(' '));

        arguments.Options.TokenInterval.ShouldBe(TimeSpan.FromMilliseconds(20));
        arguments.Options.Models.Select(model => model.FullName).ShouldBe(["a:latest", "b:latest", "c:latest"]);
        arguments.Faults.Single().After.ShouldBe(3);
        arguments.IsBlackHole.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "The first argument must be a port.")]
    [InlineData("0 --tokens", "--tokens wants a value.")]
    [InlineData("0 --tokens many", "--tokens wants a number, not “many”.")]
    [InlineData("0 --colour 1", "--colour is no option.")]
    public void A_wrong_command_line_is_named(string line, string message) =>
        Should.Throw<FormatException>(() => DoubleArguments.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Message.ShouldBe(message);

    private static float[] Numbers(JsonElement vector) => [.. vector.EnumerateArray().Select(number => number.GetSingle())];

    private static float Dot(float[] one, float[] other) => one.Zip(other, (left, right) => left * right).Sum();
}
