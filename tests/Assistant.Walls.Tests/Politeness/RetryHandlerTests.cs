using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Assistant.Walls.Egress;
using Assistant.Walls.Egress.Politeness;
using Assistant.Walls.Egress.Politeness.Retries;
using Assistant.Walls.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Walls.Tests.Politeness;

public class RetryHandlerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_status_that_may_pass_is_tried_again(int status)
    {
        var inner = new ScriptedHandler((_, number) => new HttpResponseMessage(number == 1 ? (HttpStatusCode)status : HttpStatusCode.OK));
        var sending = SendAsync(inner, HttpMethod.Get);
        await _time.PassNextWaitAsync(Hour);

        using var response = await sending;

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        inner.Requests.Count.ShouldBe(2);
        inner.Bodies.Select(body => body.IsDisposed).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    public async Task A_status_that_stays_is_given_back_at_once(int status)
    {
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage((HttpStatusCode)status));

        using var response = await SendAsync(inner, HttpMethod.Get);

        ((int)response.StatusCode).ShouldBe(status);
        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_four_attempts_the_last_answer_is_given_back_unharmed()
    {
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.BadGateway));
        var sending = SendAsync(inner, HttpMethod.Head);
        for (var wait = 0; wait < 3; wait++)
            await _time.PassNextWaitAsync(Hour);

        using var response = await sending;

        inner.Requests.Count.ShouldBe(4);
        inner.Bodies.Select(body => body.IsDisposed).ShouldBe([true, true, true, false]);
    }

    [Fact]
    public async Task The_waits_grow_and_are_spread_by_the_random_numbers()
    {
        var low = await WaitsAsync(() => 0.1);
        var high = await WaitsAsync(() => 0.9);

        low[2].ShouldBeGreaterThan(low[1]);
        low[1].ShouldBeGreaterThan(low[0]);
        for (var i = 0; i < 3; i++)
            high[i].ShouldBeGreaterThan(low[i]);
    }

    [Fact]
    public async Task No_wait_of_ours_is_longer_than_the_longest()
    {
        var waits = await WaitsAsync(() => 0.999, new PolitenessOptions { FirstDelay = TimeSpan.FromMinutes(5), MaxDelay = TimeSpan.FromSeconds(7) });

        waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_waited_for()
    {
        var inner = Asking(new RetryConditionHeaderValue(TimeSpan.FromSeconds(45)));
        var sending = SendAsync(inner, HttpMethod.Get);

        (await _time.PassNextWaitAsync(Hour)).ShouldBe(TimeSpan.FromSeconds(45));

        using var response = await sending;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_waited_for()
    {
        var inner = Asking(new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(90)));
        var sending = SendAsync(inner, HttpMethod.Get);

        (await _time.PassNextWaitAsync(Hour)).ShouldBe(TimeSpan.FromSeconds(90));

        using var response = await sending;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_date_that_has_passed_asks_for_no_wait()
    {
        var inner = Asking(new RetryConditionHeaderValue(_time.GetUtcNow().AddDays(-1)));

        using var response = await SendAsync(inner, HttpMethod.Get);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_pause_beyond_the_cap_ends_with_a_sentence()
    {
        var inner = Asking(new RetryConditionHeaderValue(TimeSpan.FromHours(3)));

        var busy = await Should.ThrowAsync<ServerBusyException>(() => SendAsync(inner, HttpMethod.Get));

        busy.Message.ShouldBe("https://ris.example:443 answers 503 and asks for a pause of 10800 seconds, which is longer than we wait. Try again after that.");
        busy.RetryAfter.ShouldBe(TimeSpan.FromHours(3));
        busy.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        inner.Requests.Count.ShouldBe(1);
        inner.Bodies[0].IsDisposed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task What_may_change_something_is_sent_once(string method)
    {
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        using var response = await SendAsync(inner, new HttpMethod(method));

        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var inner = new ScriptedHandler((_, number) => number == 1 ? throw new HttpRequestException(HttpRequestError.ConnectionError) : new HttpResponseMessage());
        var sending = SendAsync(inner, HttpMethod.Get);
        await _time.PassNextWaitAsync(Hour);

        using var response = await sending;

        inner.Requests.Count.ShouldBe(2);
    }

    public static TheoryData<Exception> Final() =>
    [
        new EgressDeniedException("plugin test", "ris.example", 443, "no list names it"),
        new EgressDeniedException("plugin test", "ris.example", 443, "it leads to 127.0.0.1"),
        new HttpRequestException(HttpRequestError.SecureConnectionError, "certificate", new AuthenticationException()),
        new InvalidOperationException(),
    ];

    [Theory]
    [MemberData(nameof(Final), DisableDiscoveryEnumeration = true)]
    public async Task What_will_not_pass_is_not_tried_again(Exception exception)
    {
        var inner = new ScriptedHandler((_, _) => throw exception);

        (await Should.ThrowAsync<Exception>(() => SendAsync(inner, HttpMethod.Get))).ShouldBeSameAs(exception);

        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_next_attempt()
    {
        using var cancellation = new CancellationTokenSource();
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        var sending = SendAsync(inner, HttpMethod.Get, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_cancellation_no_attempt_follows()
    {
        using var cancellation = new CancellationTokenSource();
        var inner = new ScriptedHandler(async (_, _, _) =>
        {
            await cancellation.CancelAsync();
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        });

        await Should.ThrowAsync<Exception>(() => SendAsync(inner, HttpMethod.Get, cancellationToken: cancellation.Token));

        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Headers_that_do_not_come_in_time_end_the_attempt_and_the_next_one_may_succeed()
    {
        var inner = new ScriptedHandler(async (_, number, token) =>
        {
            if (number == 1)
                await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        var sending = SendAsync(new HeaderTimeLimitHandler(TimeSpan.FromSeconds(30), _time, inner), HttpMethod.Get);

        (await _time.PassNextWaitAsync(Hour)).ShouldBe(TimeSpan.FromSeconds(30));
        await _time.PassNextWaitAsync(TimeSpan.FromSeconds(20));

        using var response = await sending;
        inner.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_named_in_a_sentence()
    {
        var inner = new ScriptedHandler(async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new HttpResponseMessage();
        });
        var sending = SendAsync(new HeaderTimeLimitHandler(TimeSpan.FromSeconds(30), _time, inner), HttpMethod.Get, new PolitenessOptions { MaxAttempts = 1 });
        await _time.PassNextWaitAsync(Hour);

        (await Should.ThrowAsync<ServerTimeoutException>(() => sending)).Message
            .ShouldBe("https://ris.example:443 has not answered within 30 seconds. It is overloaded or does not work.");
    }

    private static ScriptedHandler Asking(RetryConditionHeaderValue pause) => new((_, number) =>
    {
        var response = new HttpResponseMessage(number == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        if (number == 1)
            response.Headers.RetryAfter = pause;
        return response;
    });

    private async Task<List<TimeSpan>> WaitsAsync(Func<double> random, PolitenessOptions? options = null)
    {
        var inner = new ScriptedHandler((_, _) => new HttpResponseMessage(HttpStatusCode.BadGateway));
        var sending = SendAsync(inner, HttpMethod.Get, options, random);
        var waits = new List<TimeSpan>();
        for (var wait = 0; wait < 3; wait++)
            waits.Add(await _time.PassNextWaitAsync(Hour));
        (await sending).Dispose();
        return waits;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMessageHandler inner, HttpMethod method, PolitenessOptions? options = null, Func<double>? random = null, CancellationToken? cancellationToken = null)
    {
        using var invoker = new HttpMessageInvoker(new RetryHandler(options ?? new(), _time, random ?? (() => 0.5), NullLogger.Instance, inner));
        return await invoker.SendAsync(new HttpRequestMessage(method, "https://ris.example/paper/1"), cancellationToken ?? Token);
    }
}
