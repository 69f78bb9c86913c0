using Assistant.Models.Servers;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Endpoints;

/// <summary>Asks one endpoint again and again whether it lives and what it has; each endpoint has its own, so that a slow one delays no other.</summary>
internal sealed class EndpointProbe
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly ModelEndpoint _endpoint;
    private readonly EndpointPool _pool;
    private readonly ModelsOptions _options;
    private readonly WarmUp? _warmUp;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly ILogger _logger;
    private CancellationTokenSource? _nap;

    /// <param name="endpoint">Who is asked.</param>
    /// <param name="pool">Is told when something has changed.</param>
    /// <param name="options">Interval and limit.</param>
    /// <param name="warmUp">Loads models after an endpoint came up; <see langword="null"/> for none.</param>
    /// <param name="time">Drives the waits.</param>
    /// <param name="random">From 0 to 1, for the jitter.</param>
    /// <param name="logger">Is told when an endpoint comes and goes.</param>
    public EndpointProbe(ModelEndpoint endpoint, EndpointPool pool, ModelsOptions options, WarmUp? warmUp, TimeProvider time, Func<double> random, ILogger logger)
    {
        (_endpoint, _pool, _options, _warmUp, _time, _random, _logger) = (endpoint, pool, options, warmUp, time, random, logger);
        endpoint.ProbeWanted += Wake;
    }

    /// <summary>Done when the endpoint was probed once, well or not, and its models described.</summary>
    public Task First => _first.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await ProbeSafelyAsync(cancellationToken);
                _first.TrySetResult();
                await NapAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _first.TrySetCanceled(cancellationToken);
        }
    }

    // Whatever goes wrong, the loop goes on: without it the endpoint would stay for ever as it is.
    private async Task ProbeSafelyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ProbeAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            EndpointLog.ProbeFailed(_logger, exception, _endpoint.Name);
            await Task.Delay(_options.ProbeInterval, _time, cancellationToken);
        }
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var limit = _endpoint.BeginProbe() && _options.ProbeLimit > Backoff.SuspectLimit ? Backoff.SuspectLimit : _options.ProbeLimit;
        try
        {
            // The server keeps the limit itself; the second one is for a server that does not.
            var report = await _endpoint.Server.ProbeAsync(limit, cancellationToken).WaitAsync(limit * 2, _time, cancellationToken);
            var isNews = _endpoint.Answered(report, Jittered(_options.ProbeInterval));
            if (isNews)
                EndpointLog.CameUp(_logger, _endpoint.Name, report.Models.Count);
            // The first probe is done when the models are described: the context window counts from the first question on.
            await DescribeAsync(cancellationToken);
            _pool.HasChanged();
            _warmUp?.AfterProbe(_endpoint, isNews, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            await GiveUpAsync(AsFailure(exception));
        }
    }

    private async Task GiveUpAsync(ModelException exception)
    {
        var (isNews, life) = _endpoint.DidNotAnswer(exception);
        if (isNews)
            EndpointLog.WentDown(_logger, _endpoint.Name, exception.Message);
        _pool.HasChanged();
        if (life is not null)
            await life.CancelAsync();
    }

    private async Task DescribeAsync(CancellationToken cancellationToken)
    {
        foreach (var model in _pool.Models.Where(model => _endpoint.Has(model.Name) && !_endpoint.IsDescribed(model.Name)))
        {
            try
            {
                _endpoint.Describe(model.Name, await _endpoint.Server.DescribeAsync(model.Name, cancellationToken).WaitAsync(_options.ProbeLimit, _time, cancellationToken));
            }
            catch (Exception exception) when (exception is ModelException or TimeoutException)
            {
                // It is asked again with the next probe; until then the operator's settings count.
                EndpointLog.NotDescribed(_logger, _endpoint.Name, model.Name, exception.Message);
            }
        }
    }

    private ModelException AsFailure(Exception exception) => exception switch
    {
        ModelException known => known,
        TimeoutException => new ModelException(ModelFailure.TimedOut, $"{_endpoint.Name} did not answer its probe in time: is the server overloaded or stuck?", exception) { Endpoint = _endpoint.Name, Cause = new(ModelCauseCode.ProbeTimedOut) },
        _ => new ModelException(ModelFailure.BrokenAnswer, $"{_endpoint.Name} cannot be used: {exception.Message}", exception) { Endpoint = _endpoint.Name, Cause = new(ModelCauseCode.Unusable) { Detail = exception.Message } },
    };

    // Hosts that were started together must not ask together for ever.
    private TimeSpan Jittered(TimeSpan interval) => interval * (0.9 + (0.2 * _random()));

    private async Task NapAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var nap = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            lock (_lock)
                _nap = nap;
            // Read after the nap can be interrupted: a wish for an earlier probe is seen either here or there.
            var rest = (_endpoint.Status.NextProbe ?? _time.GetUtcNow()) - _time.GetUtcNow();
            try
            {
                if (rest > TimeSpan.Zero)
                    await Task.Delay(rest, _time, nap.Token);
                return;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Woken: the next probe is due at another time now.
            }
            finally
            {
                lock (_lock)
                    _nap = null;
            }
        }
    }

    // On a thread of the pool: whoever asks for a probe has better to do than to run it.
    private void Wake()
    {
        lock (_lock)
            _ = _nap?.CancelAsync();
    }
}
