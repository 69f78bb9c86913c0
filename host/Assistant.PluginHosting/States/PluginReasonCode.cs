namespace Assistant.PluginHosting;

/// <summary>Why a plugin is in its state, or off in a city. In brackets: the arguments of <see cref="PluginReason"/>.</summary>
public enum PluginReasonCode
{
    /// <summary>For what somebody said, in the detail.</summary>
    Said,

    /// <summary>It was found (folder).</summary>
    Found,

    /// <summary>Manifest and references fit.</summary>
    Fits,

    /// <summary>They fit, but no city pack names it (plugin).</summary>
    NotWanted,

    /// <summary>It is being loaded (cities).</summary>
    Loading,

    /// <summary>It is set up (cities).</summary>
    SetUp,

    /// <summary>It is set up in no city; the cities say why.</summary>
    SetUpNowhere,

    /// <summary>Manifest or code do not fit this host; the findings say why.</summary>
    DoesNotFit,

    /// <summary>Its files, its signature or what its code does are not what the operator trusts; the findings say why.</summary>
    NotTrusted,

    /// <summary>A city's settings for it are wrong (plugin, city); the detail says why.</summary>
    SettingsWrong,

    /// <summary>Its code failed; the detail says how.</summary>
    Failed,

    /// <summary>Its code took too long (what, seconds).</summary>
    TimedOut,

    /// <summary>It could not be loaded.</summary>
    NotLoaded,

    /// <summary>The operator has switched it off.</summary>
    SwitchedOff,

    /// <summary>The operator had switched it off before the host started (when).</summary>
    SwitchedOffBefore,

    /// <summary>The operator has it loaded again.</summary>
    LoadedAgain,

    /// <summary>It is gone from memory (collections).</summary>
    Unloaded,

    /// <summary>It is still in memory (collections, abandoned calls).</summary>
    HeldByCalls,

    /// <summary>It is still in memory, held by something outside it (collections).</summary>
    HeldByObjects,

    /// <summary>It is still in memory, held by something that can be named (collections, what).</summary>
    HeldBy,

    /// <summary>Another version has taken its place (version).</summary>
    Replaced,

    /// <summary>Its tools failed too often; they are refused for a while and tried again (failures, calls, cities).</summary>
    CircuitOpen,

    /// <summary>Its tools answer again.</summary>
    Recovered,

    /// <summary>Its tools are refused in a city (until when).</summary>
    Paused,

    /// <summary>The operator has switched it off in a city (when).</summary>
    SwitchedOffInCity,

    /// <summary>Calls did not return after they were cancelled, so it was switched off (calls).</summary>
    CallsAbandoned,

    /// <summary>It could not be loaded several times in a row and is not tried at the start any more (times); the detail is the last reason.</summary>
    FailedRepeatedly,

    /// <summary>The host has stopped.</summary>
    HostStopped,
}
