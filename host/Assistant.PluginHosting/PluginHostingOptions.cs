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
