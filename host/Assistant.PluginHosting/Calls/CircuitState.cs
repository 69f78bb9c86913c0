namespace Assistant.PluginHosting.Calls;

/// <summary>The states of a circuit breaker.</summary>
internal enum CircuitState
{
    /// <summary>Calls are let in.</summary>
    Closed,

    /// <summary>Calls are refused until the break is over.</summary>
    Open,

    /// <summary>One call is let in to try.</summary>
    HalfOpen,
}
