using Assistant.Models.Routing;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Endpoints;

/// <summary>The probes of all endpoints, from the first need of one to the end of the process.</summary>
internal sealed class ModelProbes : IAsyncDisposable
{
    /// <summary>So long the very first questions wait for the first probes; who has not answered by then is out of reach for them.</summary>
    private static readonly TimeSpan s_firstLimit = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly EndpointPool _pool;
    private readonly ModelsOptions _options;
    private readonly RoutePlans _plans;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<double> _random;
    private readonly CancellationTokenSource _ends = new();
    private IReadOnlyList<EndpointProbe> _probes = [];
    private WarmUp? _warmUp;
    private Task _running = Task.CompletedTask;
    private Task? _firstOrLate;

    public ModelProbes(EndpointPool pool, ModelsOptions options, RoutePlans plans, TimeProvider time, Func<double> random, ILogger logger) =>
        (_pool, _options, _plans, _time, _random, _logger) = (pool, options, plans, time, random, logger);

    /// <summary>Begins; does nothing the second time.</summary>
    /// <param name="warmUp">Whether models are loaded beforehand: in a host that serves, not in a verb that ends with its answer.</param>
    public void Start(bool warmUp)
    {
        lock (_lock)
        {
            if (_firstOrLate is not null)
                return;
            if (_pool.Endpoints.Count == 0)
                EndpointLog.NoEndpoints(_logger);
            _warmUp = warmUp ? new WarmUp(_plans, _options, _time, _logger) : null;
            _probes = [.. _pool.Endpoints.Select(endpoint => new EndpointProbe(endpoint, _pool, _options, _warmUp, _time, _random, _logger))];
            _running = Task.WhenAll(_probes.Select(probe => Task.Run(() => probe.RunAsync(_ends.Token))));
            _firstOrLate = _pool.Endpoints.Count == 0 ? Task.CompletedTask : Task.WhenAny(Task.WhenAll(_probes.Select(probe => probe.First)), Task.Delay(s_firstLimit, _time, _ends.Token));
        }
    }

    /// <summary>Ends after the first probe of all endpoints, or half a second after the start.</summary>
    public ValueTask FirstAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _firstOrLate) is null)
            Start(warmUp: false);
        return _firstOrLate!.IsCompleted ? ValueTask.CompletedTask : new ValueTask(_firstOrLate.WaitAsync(cancellationToken));
    }

    /// <summary>Ends after the first probe of all endpoints, however long their limit.</summary>
    public Task AllAsync(CancellationToken cancellationToken)
    {
        Start(warmUp: false);
        return Task.WhenAll(_probes.Select(probe => probe.First)).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _running;
        if (_warmUp is not null)
            await _warmUp.StopAsync();
        _ends.Dispose();
    }
}
