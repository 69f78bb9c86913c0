using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.PluginHosting;

/// <summary>
/// The identity behind the tool call that a scope of a plugin's container was opened for. Only the host sets it; a scope that the plugin
/// opens itself has none, and it ends with the call. Thread-safe.
/// </summary>
public sealed class CallScope
{
    private volatile Caller? _caller;

    internal CallScope()
    {
    }

    /// <summary>Who asks. To be read anew for each use, not kept.</summary>
    /// <exception cref="PluginException">There is no call, or it has ended.</exception>
    public Caller Caller => _caller ?? throw new PluginException("Hier fragt niemand: Diese Funktion gibt es nur während eines Werkzeugaufrufs.");

    /// <summary>Who asks; <see langword="null"/> where nobody does, as while a knowledge source is read.</summary>
    public Caller? Current => _caller;

    internal void Begin(Caller caller) => _caller = caller;

    internal void End() => _caller = null;
}
