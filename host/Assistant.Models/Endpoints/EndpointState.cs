namespace Assistant.Models.Endpoints;

/// <summary>Whether an endpoint can be asked.</summary>
public enum EndpointState
{
    /// <summary>Not yet probed.</summary>
    Unknown,

    /// <summary>Its last probe succeeded, and no call has failed since.</summary>
    Up,

    /// <summary>A call failed there; the next probe decides.</summary>
    CoolingDown,

    /// <summary>Its last probe failed.</summary>
    Down,
}
