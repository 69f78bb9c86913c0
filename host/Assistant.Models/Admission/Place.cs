using Assistant.Models.Endpoints;

namespace Assistant.Models.Admission;

/// <summary>A place at an endpoint for one call. Disposing it, once or more often, gives it to the next in the queue.</summary>
internal sealed class Place(AdmissionControl admission, string role, ModelEndpoint endpoint, ModelOptions model, long since) : IDisposable
{
    private int _isFree;

    public string Role { get; } = role;

    public ModelEndpoint Endpoint { get; } = endpoint;

    public ModelOptions Model { get; } = model;

    /// <summary>The time stamp at which it was taken.</summary>
    public long Since { get; } = since;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isFree, 1) == 0)
            admission.Free(this);
    }
}
