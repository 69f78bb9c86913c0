using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Assistant.Walls.Egress.Politeness.Retries;

/// <summary>
/// Repeats a GET or HEAD that failed for a reason that may pass, with exponential back-off and decorrelated jitter (Polly) or after the
/// pause that the server asks for. A body that breaks off is not repeated here: its reader does that.
/// </summary>
internal sealed partial class RetryHandler : DelegatingHandler
{
    private readonly PolitenessOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public RetryHandler(PolitenessOptions options, TimeProvider timeProvider, Func<double> random, ILogger logger, HttpMessageHandler inner) : base(inner)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _pipeline = options.MaxAttempts == 1 ? ResiliencePipeline<HttpResponseMessage>.Empty : Pipeline(random);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!CanRepeat(request))
            return await base.SendAsync(request, cancellationToken);
        return await _pipeline.ExecuteAsync(
            static (state, token) => state.Handler.AttemptAsync(state.Request, token),
            (Handler: this, Request: request),
            cancellationToken);
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!IsTransient(response.StatusCode) || RetryAfterHeader.Read(response, _timeProvider) is not { } pause || pause <= _options.MaxRetryAfter)
            return response;
        var status = response.StatusCode;
        response.Dispose();
        throw new ServerBusyException(ServerKey.Of(request.RequestUri!).ToString(), status, pause);
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline(Func<double> random) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = _options.FirstDelay,
                MaxDelay = _options.MaxDelay,
                UseJitter = true,
                Randomizer = random,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response ? RetryAfterHeader.Read(response, _timeProvider) : null),
                OnRetry = arguments =>
                {
                    LogRetry(Reason(arguments.Outcome), arguments.AttemptNumber + 2, _options.MaxAttempts, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    private static bool ShouldRepeat(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => IsTransient(response.StatusCode),
        { Exception: EgressDeniedException or RobotsDisallowedException or ServerBusyException } => false,
        // A certificate that is not trusted stays so; a handshake that breaks off may not.
        { Exception: HttpRequestException { InnerException: AuthenticationException } } => false,
        { Exception: HttpRequestException } => true,
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool CanRepeat(HttpRequestMessage request) =>
        request.Content is null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);

    // Neither path nor query: they may hold what somebody looked for.
    private static string Reason(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response
        ? $"{ServerKey.Of(response.RequestMessage!.RequestUri!)} answered {(int)response.StatusCode}"
        : outcome.Exception!.Message;

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "{Reason}. Attempt {Attempt} of {MaxAttempts} follows in {Delay}.")]
    private partial void LogRetry(string reason, int attempt, int maxAttempts, TimeSpan delay);
}
