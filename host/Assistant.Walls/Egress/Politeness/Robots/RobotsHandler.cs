using System.Globalization;
using System.Net;
using System.Text;
using Assistant.Walls.Egress.Politeness.Limits;

namespace Assistant.Walls.Egress.Politeness.Robots;

/// <summary>Asks the server's robots.txt before each request; see <see cref="RobotsCache"/> for what its absence means.</summary>
internal sealed class RobotsHandler : DelegatingHandler
{
    private readonly PolitenessOptions _options;
    private readonly RobotsCache _cache;
    private readonly ServerGates _gates;
    private readonly TimeProvider _timeProvider;
    private readonly HttpMessageInvoker _fetcher;

    public RobotsHandler(EgressPolicy policy, PolitenessOptions options, RobotsCache cache, ServerGates gates, TimeProvider timeProvider, HttpMessageHandler inner)
        : base(inner)
    {
        _options = options;
        _cache = cache;
        _gates = gates;
        _timeProvider = timeProvider;
        // Follows up to five redirects, within the policy (RFC 9309, section 2.3.1.2). The handlers below belong to this one.
        _fetcher = new HttpMessageInvoker(new EgressRedirectHandler(policy, inner), disposeHandler: false);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var server = ServerKey.Of(address);
        if (_options.For(server).ObeyRobots)
        {
            var robots = await _cache.GetAsync(server, token => FetchAsync(request, server, token), cancellationToken);
            if (robots.Rules is not { } rules)
                throw RobotsDisallowedException.Unreadable(address, robots.Failure!);
            if (rules.Forbids(address) is { } rule)
                throw RobotsDisallowedException.ByRule(address, rule.Text);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _fetcher.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RobotsAnswer> FetchAsync(HttpRequestMessage occasion, ServerKey server, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(occasion.RequestUri!, "/robots.txt"));
        foreach (var agent in occasion.Headers.UserAgent)
            request.Headers.UserAgent.Add(agent);
        try
        {
            using var response = await _fetcher.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
                return new RobotsAnswer(null, string.Create(CultureInfo.InvariantCulture, $"it answers {(int)response.StatusCode}"));
            if (!response.IsSuccessStatusCode)
                return new RobotsAnswer(RobotsRules.None, null);

            var rules = RobotsRules.Parse(await BodyAsync(response, cancellationToken), _options.ProductToken);
            if (rules.CrawlDelay is { } delay)
                _gates.For(server).SetCrawlDelay(delay < _options.MaxCrawlDelay ? delay : _options.MaxCrawlDelay);
            return new RobotsAnswer(rules, null);
        }
        catch (EgressDeniedException denied) when (!IsOn(server, denied))
        {
            // It redirects to where we may never look: for us there is none.
            return new RobotsAnswer(RobotsRules.None, null);
        }
        catch (EgressRedirectException)
        {
            return new RobotsAnswer(RobotsRules.None, null);
        }
        catch (ServerBusyException busy)
        {
            return new RobotsAnswer(null, busy.Message);
        }
    }

    private async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(_options.HeaderTimeLimit, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[_options.RobotsMaxBytes];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, either.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            // A line that the limit cuts in two would say something else.
            return length < buffer.Length ? text : text[..(text.LastIndexOf('\n') + 1)];
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ServerTimeoutException($"The robots.txt of {response.RequestMessage?.RequestUri?.Authority}", _options.HeaderTimeLimit, exception);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, $"The robots.txt of {response.RequestMessage?.RequestUri?.Authority} breaks off: {exception.Message}", exception);
        }
    }

    private static bool IsOn(ServerKey server, EgressDeniedException denied) => EgressRule.Canonical(denied.Host) == server.Host && denied.Port == server.Port;
}
