using System.Diagnostics;
using Assistant.Doubles.Ollama;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Models.Servers.Http;
using Assistant.Models.Tests.Servers.Lab;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers;

public sealed class LimitTests : IAsyncLifetime
{
    private static readonly ModelOptions s_model = new() { Name = "gemma:2b" };
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(80);

    private OllamaDouble _ollama = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ollama = await OllamaDouble.StartAsync();

    public ValueTask DisposeAsync() => _ollama.DisposeAsync();

    [Fact]
    public async Task A_connection_that_nobody_accepts_times_out()
    {
        using var hole = await BlackHole.OpenAsync();
        using var server = Clients.Of(hole.Url.ToString(), configure: endpoint => endpoint.ConnectLimit = s_short);

        var failed = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));

        failed.Failure.ShouldBe(ModelFailure.TimedOut, failed.ToString());
        failed.Message.ShouldContain("no connection within 0.1 seconds");
    }

    [Fact]
    public async Task An_answer_that_does_not_begin_times_out()
    {
        _ollama.Faults.Add(new Fault(FaultKind.HangBeforeHeaders) { Path = "/api/chat" });
        using var server = Clients.Of(_ollama.Url.ToString(), configure: endpoint => endpoint.FirstByteLimit = s_short);

        var failed = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));

        failed.Failure.ShouldBe(ModelFailure.TimedOut);
        failed.Message.ShouldContain("no answer began");
    }

    [Fact]
    public async Task Headers_without_a_line_time_out_as_no_beginning()
    {
        await using var scripted = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var server = scripted.Client(EndpointKind.OpenAI, endpoint => endpoint.FirstByteLimit = s_short);

        var failed = await Should.ThrowAsync<ModelException>(() => server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token));

        failed.Failure.ShouldBe(ModelFailure.TimedOut);
        failed.Message.ShouldContain("no answer began");
    }

    [Fact]
    public async Task A_stream_that_falls_silent_times_out_by_its_own_limit()
    {
        _ollama.Faults.Add(FaultKind.Hang, after: 3);
        using var server = Clients.Of(_ollama.Url.ToString(), configure: endpoint => endpoint.IdleLimit = s_short);
        var pieces = 0;

        var failed = await Should.ThrowAsync<ModelException>(async () =>
        {
            await foreach (var update in server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", cancellationToken: Token))
                pieces++;
        });

        failed.Failure.ShouldBe(ModelFailure.TimedOut);
        failed.Message.ShouldContain("in the middle");
        pieces.ShouldBe(3);
    }

    [Fact]
    public async Task A_cancelled_call_stops_the_generation_at_once()
    {
        _ollama.Pace.TokenInterval = TimeSpan.FromMilliseconds(5);
        using var server = Clients.Of(_ollama.Url.ToString());
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", cancellationToken: cancelled.Token))
                await cancelled.CancelAsync();
        });

        await _ollama.Counters.WaitAsync(counters => counters.Cancelled == 1, Token).WaitAsync(TimeSpan.FromSeconds(1), Token);
    }

    [Fact]
    public async Task A_call_cancelled_before_its_answer_is_cancelled_not_failed()
    {
        _ollama.Faults.Add(new Fault(FaultKind.HangBeforeHeaders) { Path = "/api/chat" });
        using var server = Clients.Of(_ollama.Url.ToString());
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: cancelled.Token);
        await _ollama.Counters.WaitAsync(counters => counters.InFlight == 1, Token);

        await cancelled.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(cancelled.Token);
    }

    [Fact]
    public async Task A_stream_left_early_stops_the_generation_at_once()
    {
        _ollama.Pace.TokenInterval = TimeSpan.FromMilliseconds(5);
        using var server = Clients.Of(_ollama.Url.ToString());

        await foreach (var update in server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", cancellationToken: Token))
            break;

        await _ollama.Counters.WaitAsync(counters => counters.Cancelled == 1, Token).WaitAsync(TimeSpan.FromSeconds(1), Token);
    }

    [Fact]
    public async Task A_connection_serves_one_call_after_the_other()
    {
        var connections = new HashSet<string>(StringComparer.Ordinal);
        await using var scripted = await ScriptedServer.StartAsync(async context =>
        {
            connections.Add(context.Connection.Id);
            await context.Response.WriteAsync(context.Request.Path == "/api/show" ? """{"capabilities":[]}""" : """{"message":{"content":"Ja"},"done":true}""" + "\n");
        });
        using var server = scripted.Client();

        for (var i = 0; i < 5; i++)
            await server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token);

        connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_does_not_close_its_finished_answer_holds_nobody_up()
    {
        await using var scripted = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync(context.Request.Path == "/api/show" ? """{"capabilities":[]}""" : """{"message":{"content":"Ja"},"done":true}""" + "\n");
            await context.Response.Body.FlushAsync();
            if (context.Request.Path != "/api/show")
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var server = scripted.Client();
        var clock = Stopwatch.StartNew();

        (await server.CreateChatClient(s_model).GetResponseAsync("Frage", cancellationToken: Token)).Text.ShouldBe("Ja");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5)); // IdleLimit is 30
    }

    [Fact]
    public async Task Many_streams_run_at_a_time_over_one_endpoint()
    {
        const int Streams = 60;
        _ollama.Faults.Add(FaultKind.Hang, after: 1);
        using var server = Clients.Of(_ollama.Url.ToString());
        var begun = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, Streams).Select(async _ =>
        {
            await foreach (var update in server.CreateChatClient(s_model).GetStreamingResponseAsync("Frage", cancellationToken: Token))
            {
                if (update.FinishReason is null && Interlocked.Increment(ref begun) == Streams)
                    all.TrySetResult();
            }
        }).ToList();

        await all.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        _ollama.Faults.Clear();
        await Task.WhenAll(calls);
    }

    [Fact]
    public void Only_waiting_for_the_server_counts_as_its_silence()
    {
        var time = new ManualTime();
        using var watch = new SilenceWatch(time, TimeSpan.FromSeconds(60), CancellationToken.None);
        watch.Hear();
        watch.ChangeLimit(TimeSpan.FromSeconds(10));

        time.Advance(TimeSpan.FromMinutes(5)); // the reader is busy elsewhere
        watch.HasExpired.ShouldBeFalse();
        watch.Wait();
        time.Advance(TimeSpan.FromSeconds(9));
        watch.Wait(); // a piece of a line, not a line
        watch.HasExpired.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        watch.HasExpired.ShouldBeTrue();
        watch.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_line_now_and_then_is_enough()
    {
        var time = new ManualTime();
        using var watch = new SilenceWatch(time, TimeSpan.FromSeconds(10), CancellationToken.None);

        for (var i = 0; i < 100; i++)
        {
            watch.Wait();
            time.Advance(TimeSpan.FromSeconds(9));
            watch.Hear();
        }

        watch.HasExpired.ShouldBeFalse();
    }
}
