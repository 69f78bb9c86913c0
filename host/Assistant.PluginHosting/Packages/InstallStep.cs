namespace Assistant.PluginHosting;

/// <summary>How far an installation has come.</summary>
internal enum InstallStep
{
    /// <summary>The package lies unpacked beside the plugins.</summary>
    Unpacked,

    /// <summary>It was verified.</summary>
    Verified,

    /// <summary>The old version was moved away, where the two could not change places in one step.</summary>
    MovedAway,

    /// <summary>The new version stands in its place.</summary>
    Swapped,
}
