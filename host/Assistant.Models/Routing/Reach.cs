namespace Assistant.Models.Routing;

/// <summary>Whether a call can be served.</summary>
internal enum Reach
{
    /// <summary>No endpoint has a model of the plan, or those that have are down.</summary>
    None,

    /// <summary>Endpoints that have one cool down after a failure: the next probe decides.</summary>
    CoolingDown,

    /// <summary>Endpoints that have one are up, but full or busy.</summary>
    Full,

    /// <summary>An endpoint has a place.</summary>
    Free,
}
