using System.Globalization;
using Assistant.Models.Endpoints;
using Assistant.Models.Routing;
using Assistant.Models.Telemetry;

namespace Assistant.Models.Admission;

/// <summary>
/// Lets calls in: as many at a time as the endpoints take, the rest waits here, since Ollama queues calls to a loaded model without limit
/// and in no fair order. One short lock, never held across an await. Thread-safe.
/// </summary>
internal sealed class AdmissionControl
{
    /// <summary>The part of a role's queue that one person may fill.</summary>
    private const int ShareOfOne = 4;

    private static readonly TimeSpan s_shortestRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly EndpointPool _pool;
    private readonly TimeProvider _time;
    private readonly ModelsTelemetry _telemetry;
    private readonly PositionTeller _teller;
    private readonly int _maxWaiting;
    private readonly RoleQueue[] _roles;
    private readonly Func<Waiter, Place?> _place;
    private int _turn;
    private long _uses;

    public AdmissionControl(EndpointPool pool, RoutePlans plans, ModelsOptions options, TimeProvider time, ModelsTelemetry telemetry)
    {
        _pool = pool;
        _time = time;
        _telemetry = telemetry;
        _maxWaiting = options.QueueLength;
        _roles = [.. plans.All.Select(plan => plan.Role).Distinct(StringComparer.Ordinal).Select(role => new RoleQueue(role, time))];
        _teller = new PositionTeller(Positions);
        _place = waiter => TryPlace(waiter.Plan, waiter.Tried, out _);
        pool.Changed += EndpointsChanged;
        telemetry.Watch(this, pool);
    }

    /// <summary>How many calls wait, by role and priority.</summary>
    public IReadOnlyList<(string Role, CallPriority Priority, int Count)> Waiting
    {
        get
        {
            lock (_lock)
                return [.. _roles.SelectMany(role => new[] { (role.Role, CallPriority.Interactive, role.InteractiveCount), (role.Role, CallPriority.Background, role.BackgroundCount) })];
        }
    }

    /// <summary>How many calls wait, by city; a walk over all who wait.</summary>
    public IReadOnlyList<QueueState> WaitingOfCities
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _roles.SelectMany(role => role.InOrder()).GroupBy(waiter => waiter.Call.CityId, StringComparer.Ordinal)
                        .Select(city => new QueueState(city.Key, city.Count(), _time.GetElapsedTime(city.Min(waiter => waiter.Since)))),
                ];
            }
        }
    }

    /// <summary>Gives the call a place, at once or when its turn has come.</summary>
    /// <exception cref="ModelException">Nobody can be asked, or the queue is full.</exception>
    public ValueTask<Place> EnterAsync(ModelCall call, RoutePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return EnterAsync(call, plan, null, cancellationToken);
        }
        catch (ModelException exception) when (exception.Failure == ModelFailure.QueueFull)
        {
            _telemetry.Refused(call);
            throw;
        }
    }

    /// <summary>Gives a call that lost its endpoint another place, before all who wait.</summary>
    /// <exception cref="ModelException">Nobody else can be asked: the failure so far.</exception>
    public ValueTask<Place> EnterAgainAsync(ModelCall call, RoutePlan plan, Tried tried, CancellationToken cancellationToken) => EnterAsync(call, plan, tried, cancellationToken);

    /// <summary>Gives a place to the next.</summary>
    public void Free(Place place)
    {
        lock (_lock)
        {
            place.Endpoint.InFlight--;
            QueueOf(place.Role).Measured(_time.GetElapsedTime(place.Since));
            ServeAll();
        }
    }

    /// <summary>An endpoint can be asked again, or not any more.</summary>
    public void EndpointsChanged()
    {
        lock (_lock)
        {
            ServeAll();
            foreach (var role in _roles)
            {
                foreach (var waiter in role.InOrder().Where(waiter => Reaches(waiter) == Reach.None).ToList())
                {
                    role.Remove(waiter);
                    waiter.Refuse(waiter.Tried?.Failure() ?? NoneInReach(waiter.Plan));
                }
            }
        }
    }

    private ValueTask<Place> EnterAsync(ModelCall call, RoutePlan plan, Tried? tried, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            // A free place is one that nobody who waits can use: those were served when it became free.
            if (TryPlace(plan, tried, out var reach) is { } place)
                return ValueTask.FromResult(place);
            if (reach != Reach.Full)
                throw tried?.Failure() ?? NoneInReach(plan);
            var role = QueueOf(plan.Role);
            if (tried is null)
                CheckLength(role, call, plan);
            waiter = new Waiter(call, plan, tried, _time.GetTimestamp());
            role.Add(waiter);
        }

        _teller.PositionsChanged();
        return new ValueTask<Place>(WaitAsync(waiter, cancellationToken));
    }

    private async Task<Place> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        try
        {
            await using var registration = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    var (admission, waiter) = ((AdmissionControl, Waiter))state!;
                    admission.Leave(waiter, token);
                },
                (this, waiter));
            var place = await waiter.Placed;
            try
            {
                waiter.LetIn();
                return place;
            }
            catch
            {
                place.Dispose();
                throw;
            }
        }
        finally
        {
            waiter.StopTelling();
            _telemetry.Waited(waiter.Call, _time.GetElapsedTime(waiter.Since));
        }
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Node is null)
                return;
            QueueOf(waiter.Plan.Role).Remove(waiter);
        }

        waiter.Cancel(cancellationToken);
        _teller.PositionsChanged();
    }

    private void ServeAll()
    {
        var served = false;
        while (ServeOne() is var (waiter, place))
        {
            waiter.Admit(place);
            served = true;
        }

        if (served)
            _teller.PositionsChanged();
    }

    private (Waiter Waiter, Place Place)? ServeOne()
    {
        if (InTurn(static (role, place) => role.ServeAgain(place)) is { } again)
            return again;
        if (InTurn(static (role, place) => role.ServeOverdue(place)) is { } overdue)
            return overdue;
        if (InTurn(static (role, place) => role.ServeInteractive(place)) is { } interactive)
        {
            foreach (var role in _roles)
                role.PassOverBackground();
            return interactive;
        }

        return InTurn(static (role, place) => role.ServeBackground(place));
    }

    // Roles that share endpoints take turns.
    private (Waiter Waiter, Place Place)? InTurn(Func<RoleQueue, Func<Waiter, Place?>, (Waiter Waiter, Place Place)?> serve)
    {
        for (var i = 0; i < _roles.Length; i++)
        {
            var role = _roles[(_turn + i) % _roles.Length];
            if (role.IsEmpty || serve(role, _place) is not { } served)
                continue;
            _turn = (_turn + i + 1) % _roles.Length;
            return served;
        }

        return null;
    }

    private Place? TryPlace(RoutePlan plan, Tried? tried, out Reach reach)
    {
        reach = EndpointSelector.Find(_pool.Endpoints, plan, tried, out var endpoint, out var model);
        if (endpoint is null || model is null)
            return null;
        endpoint.InFlight++;
        endpoint.LastUse = ++_uses;
        return new Place(this, plan.Role, endpoint, model, _time.GetTimestamp());
    }

    private Reach Reaches(Waiter waiter) => EndpointSelector.Find(_pool.Endpoints, waiter.Plan, waiter.Tried, out _, out _);

    private void CheckLength(RoleQueue role, ModelCall call, RoutePlan plan)
    {
        var own = role.CountOf(call);
        if (role.Count < _maxWaiting && own < Math.Max(1, _maxWaiting / ShareOfOne))
            return;
        var isFull = role.Count >= _maxWaiting;
        throw new ModelException(
            ModelFailure.QueueFull,
            string.Create(CultureInfo.InvariantCulture, $"{(isFull ? role.Count : own)} calls {(isFull ? "" : "of one person ")}wait for the role “{role.Role}”, more than may (Assistant:Models:QueueLength is {_maxWaiting}; a person may fill a quarter of it). Try again later, or add endpoints or raise their Parallel."))
        {
            RetryAfter = RetryAfter(role, isFull ? role.Count : own, plan),
        };
    }

    // So long as the queue takes to move up by those who wait.
    private TimeSpan RetryAfter(RoleQueue role, int waiting, RoutePlan plan)
    {
        var places = _pool.Endpoints
            .Where(endpoint => endpoint.Status.State == EndpointState.Up && plan.Models.Any(model => endpoint.Has(model.Name)))
            .Sum(endpoint => endpoint.Options.Parallel);
        var estimate = role.ServiceTime * waiting / Math.Max(1, places);
        return TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(estimate.TotalSeconds, s_shortestRetry.TotalSeconds, s_longestRetry.TotalSeconds)));
    }

    private ModelException NoneInReach(RoutePlan plan)
    {
        var why = _pool.Endpoints.Count == 0
            ? "no model server is set up (Assistant:Models:Endpoints)"
            : string.Join("; ", _pool.Endpoints.Select(endpoint => Why(endpoint, plan)));
        var now = _time.GetUtcNow();
        var next = _pool.Endpoints.Select(endpoint => endpoint.Status.NextProbe - now).Where(wait => wait > TimeSpan.Zero).Min();
        return new ModelException(ModelFailure.NoneInReach, $"No model for the role “{plan.Role}” is in reach: {why}. “assistant doctor” says more.")
        {
            RetryAfter = next is { } wait && wait > s_shortestRetry ? wait : s_shortestRetry,
        };
    }

    private static string Why(ModelEndpoint endpoint, RoutePlan plan) => endpoint.Status.State switch
    {
        EndpointState.Unknown => $"{endpoint.Name} has not answered its first probe yet",
        EndpointState.Up => $"{endpoint.Name} has none of {string.Join(", ", plan.Models.Select(model => model.Name))}",
        EndpointState.CoolingDown => $"{endpoint.Name} is left alone after a failure ({endpoint.Status.Failure})",
        _ => $"{endpoint.Name} is down ({endpoint.Status.Failure})",
    };

    private IReadOnlyList<(Waiter Waiter, int Position)> Positions()
    {
        lock (_lock)
        {
            return [.. _roles.SelectMany(role => role.InOrder().Select((waiter, index) => (waiter, index + 1)).Where(place => place.waiter.Call.Waiting is not null))];
        }
    }

    private RoleQueue QueueOf(string role) => Array.Find(_roles, queue => queue.Role == role)!;
}
