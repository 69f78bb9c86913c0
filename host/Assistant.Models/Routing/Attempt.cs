using Assistant.Models.Admission;
using Assistant.Models.Endpoints;

namespace Assistant.Models.Routing;

/// <summary>
/// One call at one endpoint. Until its first token it listens to the endpoint's probes and asks for one when it has waited for long.
/// Disposing it frees the place.
/// </summary>
internal sealed class Attempt : IDisposable
{
    private readonly CancellationTokenSource _ends;
    private readonly CancellationTokenRegistration _life;
    private readonly ITimer _suspicion;
    private volatile bool _wasGivenUp;

    public Attempt(ModelCall call, Place place, TimeProvider time, CancellationToken cancellationToken)
    {
        Call = call;
        Place = place;
        _ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _suspicion = time.CreateTimer(static endpoint => ((ModelEndpoint)endpoint!).Suspect(), place.Endpoint, Backoff.Suspicion, Backoff.Suspicion);
        _life = place.Endpoint.Life.UnsafeRegister(static attempt => ((Attempt)attempt!).GiveUp(), this);
    }

    public ModelCall Call { get; }

    public Place Place { get; }

    public ModelEndpoint Endpoint => Place.Endpoint;

    public ModelOptions Model => Place.Model;

    /// <summary>Ends with the caller's, or when the endpoint was found dead before the first token.</summary>
    public CancellationToken Token => _ends.Token;

    /// <summary>The first token is here: from now on the server's own limits decide.</summary>
    public void HasBegun()
    {
        Endpoint.ShowsLife();
        _suspicion.Dispose();
        _life.Unregister();
    }

    /// <summary>The failure behind an exception; <see langword="null"/> where it is the caller's own cancellation or a fault in the program.</summary>
    public ModelException? Failure(Exception exception, CancellationToken callers)
    {
        if (callers.IsCancellationRequested)
            return null;
        if (_wasGivenUp)
        {
            return new ModelException(
                ModelFailure.TimedOut,
                $"{Endpoint.Name} was given up for {Model.Name}: it took the call, but does not answer its probes any more ({Endpoint.Status.Reason})",
                exception) { Endpoint = Endpoint.Name, Model = Model.Name };
        }

        return exception switch
        {
            ModelException known => known,
            OperationCanceledException => new ModelException(ModelFailure.TimedOut, $"{Endpoint.Name} broke off the call of {Model.Name}. Look into the server's log.", exception) { Endpoint = Endpoint.Name, Model = Model.Name },
            _ => null,
        };
    }

    public void Dispose()
    {
        _suspicion.Dispose();
        _life.Dispose();
        _ends.Dispose();
        Place.Dispose();
    }

    private void GiveUp()
    {
        _wasGivenUp = true;
        _ends.Cancel();
    }
}
