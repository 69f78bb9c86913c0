using System.Text.Json;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Tests.Ollama;

public class LoadingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"options\":{\"num_ctx\":8192}", "\"options\":{\"num_ctx\":8192,\"temperature\":0.9,\"top_k\":3}", 1)]
    [InlineData("\"options\":{\"num_ctx\":8192}", "\"options\":{\"num_ctx\":4096}", 2)]
    [InlineData("\"options\":{\"num_ctx\":8192}", "", 2)]
    [InlineData("", "\"options\":{\"num_batch\":64}", 2)]
    [InlineData("", "\"options\":{\"num_gpu\":0}", 2)]
    [InlineData("", "\"options\":{\"use_mmap\":true}", 2)]
    [InlineData("", "\"options\":{\"num_thread\":2}", 2)]
    // More than it was trained for is cut to that.
    [InlineData("\"options\":{\"num_ctx\":500000}", "\"options\":{\"num_ctx\":131072}", 1)]
    public async Task Another_context_size_loads_the_model_anew(string first, string second, int loads)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        await client.ChatAsync("llama3.2:3b", first);
        await client.ChatAsync("llama3.2:3b", second);

        server.Counters.Loads.ShouldBe(loads);
    }

    [Fact]
    public async Task The_other_API_says_no_context_size_and_so_loads_anew()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        await client.ChatAsync("llama3.2:3b", "\"options\":{\"num_ctx\":16384}");
        (await LoadedAsync(client)).ShouldBe([("llama3.2:3b", 16_384)]);
        await client.PostAsync("/v1/chat/completions", Client.Chat("llama3.2:3b"));

        server.Counters.Loads.ShouldBe(2);
        (await LoadedAsync(client)).ShouldBe([("llama3.2:3b", 4096)]);
    }

    [Fact]
    public async Task A_reload_waits_for_the_streams_of_the_runner_and_everybody_waits_for_it()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.Hang, 3) { Times = 1 });
        var first = client.ChatAsync("llama3.2:3b");
        await server.Counters.WaitAsync(counters => counters.Generating == 1, Cancellation);

        var second = client.ChatAsync("llama3.2:3b", "\"options\":{\"num_ctx\":8192}");
        await server.Counters.WaitAsync(counters => counters.InFlight == 2, Cancellation);
        server.Counters.Loads.ShouldBe(1);
        server.Faults.Clear();
        await Task.WhenAll(first, second);

        server.Counters.Loads.ShouldBe(2);
        server.Counters.MaxGenerating.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_queue_before_a_load_is_bounded()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { MaxQueue = 1, LoadTime = TimeSpan.FromHours(1) });
        using var client = new Client(server);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var loading = client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("qwen3:14b"), leaving.Token);
        await server.Counters.WaitAsync(counters => counters.Loads == 1, Cancellation);
        var waiting = client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), leaving.Token);
        await server.Counters.WaitAsync(counters => counters.Pending == 2, Cancellation);

        var refused = await client.ChatAsync("gemma:2b");

        ((int)refused.Status).ShouldBe(503);
        refused.Error.ShouldBe("server busy, please try again.  maximum pending requests exceeded");
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => loading);
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Calls_to_a_loaded_model_wait_for_a_slot_without_limit()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Parallel = 2, MaxQueue = 0, TokenInterval = TimeSpan.FromMilliseconds(1) });
        using var client = new Client(server);
        await client.ChatAsync("llama3.2:3b");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.ChatAsync("llama3.2:3b")));

        answers.ShouldAllBe(answer => (int)answer.Status == 200);
        server.Counters.MaxGenerating.ShouldBeLessThanOrEqualTo(2);
        server.Counters.Finished.ShouldBe(13);
    }

    [Fact]
    public async Task A_client_that_goes_stops_the_generation_and_frees_its_slot()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Parallel = 1, Tokens = 100_000, TokenInterval = TimeSpan.FromMilliseconds(1) });
        using var client = new Client(server);
        using (var response = await client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), Cancellation))
        {
            await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
            (await stream.ReadAsync(new byte[16], Cancellation)).ShouldBePositive();
        }

        await server.Counters.WaitAsync(counters => counters.Cancelled == 1 && counters.Generating == 0, Cancellation);
        var request = server.RequestsTo("/api/chat").Single();
        request.Outcome.ShouldBe(RequestOutcome.Cancelled);
        request.Status.ShouldBe(499);
        request.SentTokens.ShouldBeInRange(1, 99_999);
        (await client.ChatAsync("llama3.2:3b", "\"options\":{\"num_predict\":2}")).Lines.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_client_that_goes_while_it_waits_for_a_slot_takes_none()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Parallel = 1 });
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.Hang) { Times = 1 });
        var first = client.ChatAsync("llama3.2:3b");
        await server.Counters.WaitAsync(counters => counters.Generating == 1, Cancellation);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var second = client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), leaving.Token);
        await server.Counters.WaitAsync(counters => counters.InFlight == 2, Cancellation);

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await server.Counters.WaitAsync(counters => counters.Cancelled == 1, Cancellation);
        server.Faults.Clear();
        await first;

        server.Counters.MaxGenerating.ShouldBe(1);
        server.Counters.Finished.ShouldBe(1);
    }

    [Fact]
    public async Task The_oldest_messages_are_dropped_without_a_word_when_the_context_is_too_small()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        var long_ = string.Concat(Enumerable.Repeat("Haushaltsplan ", 40));
        var body = $$"""
            {"model":"llama3.2:3b","options":{"num_ctx":256},"messages":[
              {"role":"system","content":"Sie antworten kurz."},{"role":"user","content":"{{long_}}"},{"role":"assistant","content":"{{long_}}"},{"role":"user","content":"Und jetzt?"}]}
            """;

        var answer = await client.PostAsync("/api/chat", body);

        ((int)answer.Status).ShouldBe(200);
        var request = server.Requests[^1];
        request.DroppedMessages.ShouldBe(1);
        request.PromptTokens.ShouldBeLessThanOrEqualTo(256);
        answer.Lines[^1].GetProperty("prompt_eval_count").GetInt32().ShouldBe(request.PromptTokens);
    }

    [Fact]
    public async Task A_tools_result_is_not_parted_from_its_call()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        var body = $$$"""
            {"model":"llama3.2:3b","options":{"num_ctx":300},"messages":[
              {"role":"user","content":"{{{string.Concat(Enumerable.Repeat("Radweg ", 200))}}}"},
              {"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"a":"{{{string.Concat(Enumerable.Repeat("Radweg ", 200))}}}" } } }]},
              {"role":"tool","tool_name":"f","content":"nichts"}]}
            """;

        await client.PostAsync("/api/chat", body);

        server.Requests[^1].DroppedMessages.ShouldBe(1);
    }

    [Fact]
    public async Task Models_leave_when_their_time_is_over_and_the_last_call_that_says_one_wins()
    {
        var time = new MovableTime();
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Time = time });
        using var client = new Client(server);
        await client.ChatAsync("llama3.2:3b", "\"keep_alive\":\"1h30m\"");
        await client.ChatAsync("qwen3:14b", "\"keep_alive\":-1");
        await client.ChatAsync("gemma:2b");
        await client.ChatAsync("llama3.2:3b", "\"keep_alive\":60");

        time.Advance(TimeSpan.FromMinutes(2));
        (await LoadedAsync(client)).Select(model => model.Name).ShouldBe(["qwen3:14b", "gemma:2b"]);
        time.Advance(TimeSpan.FromDays(365));
        (await LoadedAsync(client)).Select(model => model.Name).ShouldBe(["qwen3:14b"]);
        await client.ChatAsync("qwen3:14b", "\"keep_alive\":0");
        (await LoadedAsync(client)).ShouldBeEmpty();
        server.Counters.Unloads.ShouldBe(3);
    }

    [Fact]
    public async Task One_model_too_many_unloads_the_idlest()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { MaxLoadedModels = 1 });
        using var client = new Client(server);

        await client.ChatAsync("llama3.2:3b");
        await client.ChatAsync("qwen3:14b");

        (await LoadedAsync(client)).Select(model => model.Name).ShouldBe(["qwen3:14b"]);
        server.Counters.Unloads.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<(string Name, int Context)>> LoadedAsync(Client client) =>
        [.. (await client.GetAsync("/api/ps")).Json.GetProperty("models").EnumerateArray().Select(model => (model.GetProperty("name").GetString()!, model.GetProperty("context_length").GetInt32()))];
}
