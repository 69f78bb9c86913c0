namespace Assistant.PluginHosting;

/// <summary>Where a plugin stands; which state may follow which says <c>PluginTransitions</c>.</summary>
public enum PluginState
{
    /// <summary>A folder with a manifest was found.</summary>
    Discovered,

    /// <summary>Its manifest is right and fits this host.</summary>
    Verified,

    /// <summary>Its code is being loaded and set up.</summary>
    Loading,

    /// <summary>It is loaded and works in the cities that are not switched off.</summary>
    Active,

    /// <summary>It is loaded, but its tools fail so often in a city that calls are refused there for a while (a circuit breaker).</summary>
    Degraded,

    /// <summary>It is given to no new turn and waits for those that began with it.</summary>
    Draining,

    /// <summary>Its code is proven to be gone from memory.</summary>
    Unloaded,

    /// <summary>Its manifest is wrong, or it wants another SDK or other assemblies than this host has.</summary>
    Incompatible,

    /// <summary>Its hashes or signature are wrong, or its code does what the operator has not allowed.</summary>
    Untrusted,

    /// <summary>The operator has switched it off.</summary>
    Disabled,

    /// <summary>Its code failed while it was loaded or set up, or did not return too often.</summary>
    Faulted,

    /// <summary>It was unloaded, but something still holds it in memory.</summary>
    Leaked,
}
