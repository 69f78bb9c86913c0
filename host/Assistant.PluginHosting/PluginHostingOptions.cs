using Assistant.PluginHosting.Verification.Scanning;

namespace Assistant.PluginHosting;

/// <summary>What the operator allows plugins. Immutable.</summary>
public sealed record PluginHostingOptions
{
    /// <summary>How long one tool call may take, 1 second to 10 minutes. A manifest may lower it. Default: 30 seconds.</summary>
    public TimeSpan ToolTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long loading the entry type and setting up one city may take, each, 1 second to 10 minutes. Default: 10 seconds.</summary>
    public TimeSpan ConfigureTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a knowledge source may work on one change, 1 second to 1 hour. A manifest may lower it. Default: 5 minutes.</summary>
    public TimeSpan SourceChangeTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long unloading waits for calls that are under way before it cancels them, 0 to 10 minutes. Default: 30 seconds.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long plugin code has to return after it was cancelled; after that it is abandoned: counted, logged and no longer waited for.
    /// 0 to 1 minute. Default: 2 seconds.
    /// </summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Garbage collections within which an unloaded plugin must be gone, 1 to 100; else it is <c>Leaked</c>. Default: 20.</summary>
    public int UnloadCollections { get; init; } = 20;

    /// <summary>Bytes that one plugin may store for one city, keys and values in UTF-8. Default: 256 MiB.</summary>
    public long StorageQuotaBytes { get; init; } = 256L << 20;

    /// <summary>Ids of the plugins that may run without a signature; <c>*</c> for all, on a developer's machine. Default: none.</summary>
    public IReadOnlyList<string> AllowUnsigned { get; init; } = [];

    /// <summary>The folder with the public keys that are trusted, as <c>*.pem</c>. Default: <c>trusted-keys</c>; the host puts it into its data directory.</summary>
    public string TrustedKeys { get; init; } = "trusted-keys";

    /// <summary>
    /// By plugin id, what its code may do that is refused otherwise, in the names of <c>permissions.code</c>: <c>files</c>, <c>reflection</c> and so
    /// on. It takes both, the manifest that asks and the operator who allows. Default: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Allow { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Bytes that one call may allocate, garbage included, 1 MiB to 64 GiB. Counted exactly where the call comes back to its threads, by
    /// sampling (about 100 KB) where it does not. Default: 1 GiB.
    /// </summary>
    public long MaxCallBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of text (UTF-8) that one tool call may return, 1 KiB to 1 GiB. Default: 4 MiB.</summary>
    public long MaxResultBytes { get; init; } = 4L << 20;

    /// <summary>Threads that one plugin may use at once in one city, 1 to 64. Default: 8.</summary>
    public int MaxThreads { get; init; } = 8;

    /// <summary>
    /// With so many abandoned calls of a plugin running at once it is switched off (<c>Faulted</c>), since no thread can be ended by force;
    /// with one already where that had allocated too much. 1 to 100. Default: 3.
    /// </summary>
    public int MaxAbandonedCalls { get; init; } = 3;

    /// <summary>So many of the last <see cref="CircuitWindow"/> tool calls must fail for the circuit to open (<c>Degraded</c>), 1 to 1000. Default: 5.</summary>
    public int CircuitFailures { get; init; } = 5;

    /// <summary>How many of the last tool calls of a plugin in a city count, 1 to 1000. Default: 10.</summary>
    public int CircuitWindow { get; init; } = 10;

    /// <summary>How long an open circuit refuses calls before one is let in to try, 1 second to 1 hour. Default: 30 seconds.</summary>
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a tool call that the one who asked gives up on counts as failed, 1 second to 10 minutes. Default: 8 seconds.</summary>
    public TimeSpan SlowCall { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>After how many failures in a row, starts that the host did not survive included, a version is not loaded at the start any more, 1 to 100. Default: 3.</summary>
    public int MaxLoadFailures { get; init; } = 3;

    /// <summary>Whether a plugin may run without a signature.</summary>
    internal bool MayBeUnsigned(string pluginId) => AllowUnsigned.Any(id => id == pluginId || id == "*");

    /// <summary>What a plugin's code may do beyond the usual: what its manifest asks for and the operator allows.</summary>
    internal IReadOnlyList<string> AllowedCode(PluginManifest manifest) =>
        Allow.TryGetValue(manifest.Id, out var names) ? [.. manifest.Permissions.Code.Intersect(names, StringComparer.Ordinal)] : [];

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="PluginHostingException">A value is out of range; the message names all that are.</exception>
    internal PluginHostingOptions Validated()
    {
        var findings = new List<string>();
        Check(nameof(ToolTimeout), ToolTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(ConfigureTimeout), ConfigureTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(SourceChangeTimeout), SourceChangeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(nameof(DrainTimeout), DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(nameof(AbandonAfter), AbandonAfter, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Check(nameof(UnloadCollections), UnloadCollections, 1, 100);
        Check(nameof(StorageQuotaBytes), StorageQuotaBytes, 0, long.MaxValue);
        Check(nameof(MaxCallBytes), MaxCallBytes, 1L << 20, 64L << 30);
        Check(nameof(MaxResultBytes), MaxResultBytes, 1L << 10, 1L << 30);
        Check(nameof(MaxThreads), MaxThreads, 1, 64);
        Check(nameof(MaxAbandonedCalls), MaxAbandonedCalls, 1, 100);
        Check(nameof(CircuitFailures), CircuitFailures, 1, CircuitWindow);
        Check(nameof(CircuitWindow), CircuitWindow, 1, 1000);
        Check(nameof(CircuitBreak), CircuitBreak, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(nameof(SlowCall), SlowCall, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(MaxLoadFailures), MaxLoadFailures, 1, 100);
        foreach (var (plugin, names) in Allow)
            findings.AddRange(names.Except(CodePolicy.Names, StringComparer.Ordinal).Select(name => $"Allow:{plugin} has “{name}”; write one of {string.Join(", ", CodePolicy.Names)}."));
        return findings.Count == 0 ? this : throw new PluginHostingException($"The plugin settings of the host are wrong: {string.Join(' ', findings)}");

        void Check<T>(string name, T value, T least, T most) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                findings.Add($"{name} is {value}; write a value from {least} to {most}.");
        }
    }
}
