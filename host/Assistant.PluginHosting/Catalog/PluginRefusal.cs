namespace Assistant.PluginHosting;

/// <summary>Why an action on a plugin was not begun.</summary>
public enum PluginRefusal
{
    /// <summary>There is no such plugin.</summary>
    Unknown,

    /// <summary>Another action is under way.</summary>
    Busy,

    /// <summary>The plugin's state does not allow it.</summary>
    NotNow,

    /// <summary>Nothing lies in the plugin's folder any more.</summary>
    Missing,

    /// <summary>What lies on disk cannot be loaded; what runs goes on.</summary>
    Unfit,

    /// <summary>No city pack of that city names the plugin.</summary>
    NoCity,

    /// <summary>It cannot be set up for the city.</summary>
    NotSetUp,
}
