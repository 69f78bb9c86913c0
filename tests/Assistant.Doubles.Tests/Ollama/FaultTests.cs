using System.Net;
using System.Text;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Tests.Ollama;

public class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Busy_is_a_503_in_Ollamas_words()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.Busy);

        var answer = await client.ChatAsync("llama3.2:3b");

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Error.ShouldBe("server busy, please try again.  maximum pending requests exceeded");
        (await client.GetAsync("/api/tags")).Status.ShouldBe(HttpStatusCode.OK);
        server.Counters.Failed.ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_concerns_its_path_and_model_as_often_as_it_says()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.Status) { Path = "/api/chat", Model = "qwen3:14b", Times = 1, Status = 418, Body = "<html>" });

        (await client.ChatAsync("llama3.2:3b")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/api/generate", """{"model":"qwen3:14b","prompt":"x"}""")).Status.ShouldBe(HttpStatusCode.OK);
        var faulty = await client.ChatAsync("qwen3:14b");
        (await client.ChatAsync("qwen3:14b")).Status.ShouldBe(HttpStatusCode.OK);

        ((int)faulty.Status).ShouldBe(418);
        faulty.Body.ShouldBe("<html>");
    }

    [Fact]
    public async Task A_model_may_go_missing_while_the_server_runs()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        server.Faults.Add(new Fault(FaultKind.ModelMissing) { Times = 1 });
        (await client.ChatAsync("qwen3:14b")).Error.ShouldBe("model 'qwen3:14b' not found");
        (await client.ChatAsync("qwen3:14b")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync(HttpMethod.Delete, "/api/delete", """{"model":"qwen3:14b"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.ChatAsync("qwen3:14b")).Status.ShouldBe(HttpStatusCode.NotFound);
        server.Models.Add(OllamaModel.Chat("QWEN3:14b"));
        (await client.ChatAsync("qwen3:14b")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_error_after_some_tokens_is_a_line_under_200()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.ErrorLine, 3) { Body = "CUDA out of memory" });

        var answer = await client.ChatAsync("llama3.2:3b");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Lines.Count.ShouldBe(4);
        answer.Lines[3].GetProperty("error").GetString().ShouldBe("CUDA out of memory");
        server.Requests[^1].SentTokens.ShouldBe(3);
        server.Requests[^1].Outcome.ShouldBe(RequestOutcome.Failed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"stream\":false")]
    public async Task An_error_before_the_first_token_is_a_500(string rest)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.ErrorLine);

        var answer = await client.ChatAsync("llama3.2:3b", rest);

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Error.ShouldBe("an error was encountered while running the model");
    }

    [Fact]
    public async Task A_stream_may_end_without_done()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.EndWithoutDone, 2);

        var answer = await client.ChatAsync("llama3.2:3b");

        answer.Lines.Count.ShouldBe(2);
        answer.Lines.ShouldAllBe(line => !line.GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task A_connection_may_be_cut_after_some_lines()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.CutConnection, 2);
        using var response = await client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), Cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(Cancellation))!.ShouldContain("\"content\":\"Der\"");
        (await reader.ReadLineAsync(Cancellation))!.ShouldContain("\"content\":\" Stad\"");
        await Should.ThrowAsync<Exception>(async () => await reader.ReadLineAsync(Cancellation));
        // The client learns of it before the server has closed its books.
        SpinWait.SpinUntil(() => server.Counters.Failed == 1, TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_may_be_cut_before_the_answer()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.CutConnection);

        await Should.ThrowAsync<HttpRequestException>(() => client.ChatAsync("llama3.2:3b"));
        await Should.ThrowAsync<HttpRequestException>(() => client.ChatAsync("llama3.2:3b", "\"stream\":false"));
    }

    [Fact]
    public async Task A_line_may_be_no_JSON_and_the_stream_goes_on()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.GarbageLine, 2);

        var lines = (await client.ChatAsync("llama3.2:3b")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[2].ShouldBe("""{"model":"llama3.2:3b","mess""");
        lines[^1].ShouldContain("\"done\":true");
    }

    [Fact]
    public async Task Blank_lines_and_single_bytes_change_no_word()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Tokens = 20 });
        using var client = new Client(server);
        server.Faults.Add(FaultKind.BlankLines);
        server.Faults.Add(FaultKind.OneBytePieces);
        using var response = await client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), Cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        var (buffer, all, reads) = (new byte[4096], new MemoryStream(), 0);
        int count;
        while ((count = await stream.ReadAsync(buffer, Cancellation)) > 0)
        {
            all.Write(buffer, 0, count);
            reads++;
        }

        var text = Encoding.UTF8.GetString(all.ToArray());
        text.ShouldContain("\n\r\n\n{");
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length.ShouldBe(21);
        reads.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_stream_falls_silent_and_goes_on_when_the_faults_are_cleared()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.Hang, 2);
        using var response = await client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        await reader.ReadLineAsync(Cancellation);
        await reader.ReadLineAsync(Cancellation);
        var third = reader.ReadLineAsync(Cancellation);

        third.IsCompleted.ShouldBeFalse();
        server.Faults.Clear();

        (await third)!.ShouldContain("\"content\":\"trat\"");
        (await reader.ReadToEndAsync(Cancellation)).ShouldContain("\"done\":true");
    }

    [Theory]
    [InlineData("GET", "/api/tags")]
    [InlineData("GET", "/api/version")]
    [InlineData("POST", "/api/chat")]
    [InlineData("POST", "/v1/chat/completions")]
    public async Task A_half_dead_server_accepts_and_says_nothing(string method, string path)
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.HangBeforeHeaders);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var answer = client.SendAsync(new HttpMethod(method), path, method == "POST" ? Client.Chat("llama3.2:3b") : null, leaving.Token);
        // Another request on its way there and back shows that the server is at work.
        await client.GetAsync("/double/counters");

        answer.IsCompleted.ShouldBeFalse();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_killed_server_breaks_its_streams_refuses_connections_and_comes_back_at_the_same_address()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(FaultKind.Hang, 1);
        using var response = await client.SendAsync(HttpMethod.Post, "/api/chat", Client.Chat("llama3.2:3b"), Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        await reader.ReadLineAsync(Cancellation);

        await server.StopListeningAsync();

        await Should.ThrowAsync<Exception>(async () => await reader.ReadLineAsync(Cancellation));
        (await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/api/version"))).HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        var address = server.Url;
        server.Faults.Clear();
        await server.ListenAgainAsync();
        server.Url.ShouldBe(address);
        (await client.ChatAsync("llama3.2:3b")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_slow_server_answers_rightly_but_late()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);
        server.Faults.Add(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(60) });
        var start = TimeProvider.System.GetTimestamp();

        (await client.GetAsync("/api/version")).Status.ShouldBe(HttpStatusCode.OK);

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task The_pace_is_kept_for_many_streams_at_once()
    {
        await using var server = await OllamaDouble.StartAsync(new OllamaDoubleOptions { Tokens = 11, Latency = TimeSpan.FromMilliseconds(40), TokenInterval = TimeSpan.FromMilliseconds(10) });
        using var client = new Client(server);
        await client.ChatAsync("llama3.2:3b", "\"options\":{\"num_predict\":1}");
        var start = TimeProvider.System.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.ChatAsync("llama3.2:3b")));

        answers.ShouldAllBe(answer => answer.Lines.Count == 12);
        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(139));
        answers[0].Lines[^1].GetProperty("prompt_eval_duration").GetInt64().ShouldBeGreaterThanOrEqualTo(39_000_000);
        answers[0].Lines[^1].GetProperty("eval_duration").GetInt64().ShouldBeGreaterThanOrEqualTo(99_000_000);
    }

    [Fact]
    public async Task Nobody_gets_through_to_a_black_hole_and_nobody_is_refused()
    {
        using var hole = await BlackHole.OpenAsync();
#pragma warning disable RS0030 // Reaches only the test's own server.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromMilliseconds(150) });
#pragma warning restore RS0030

        // A refusal would be an HttpRequestException, and come at once.
        await Should.ThrowAsync<TaskCanceledException>(() => http.GetAsync(hole.Url, Cancellation));
    }

    [Fact]
    public async Task A_script_in_another_language_switches_the_double_at_its_desk()
    {
        await using var server = await OllamaDouble.StartAsync();
        using var client = new Client(server);

        (await client.PostAsync("/double/faults?kind=errorline&after=1&times=1&path=/api/chat", "")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await client.ChatAsync("llama3.2:3b")).Lines.Count.ShouldBe(2);
        await client.PostAsync("/double/pace?latency=5&rate=200", "");
        server.Pace.TokenInterval.ShouldBe(TimeSpan.FromMilliseconds(5));
        server.Pace.Latency.ShouldBe(TimeSpan.FromMilliseconds(5));
        await client.PostAsync("/double/faults?kind=Busy", "");
        await client.SendAsync(HttpMethod.Delete, "/double/faults", json: null);
        (await client.ChatAsync("llama3.2:3b")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/double/counters")).Json.GetProperty("failed").GetInt32().ShouldBe(1);
        (await client.PostAsync("/double/faults?kind=nonsense", "")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
