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

    /// <summary>It works in at least one city.</summary>
    Active,

    /// <summary>It works, but something that it needs does not.</summary>
    Degraded,

    /// <summary>It lets no new call in and waits for those under way.</summary>
    Draining,

    /// <summary>Its code is proven to be gone from memory.</summary>
    Unloaded,

    /// <summary>Its manifest is wrong, or it wants another SDK or other assemblies than this host has.</summary>
    Incompatible,

    /// <summary>Its hashes or signature are wrong, or its code does what the operator has not allowed.</summary>
    Untrusted,

    /// <summary>The operator has switched it off.</summary>
    Disabled,

    /// <summary>Its code failed while it was loaded or set up.</summary>
    Faulted,

    /// <summary>It was unloaded, but something still holds it in memory.</summary>
    Leaked,
}
