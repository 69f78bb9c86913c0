using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using Assistant.PluginHosting.Verification.Scanning;

namespace Assistant.PluginHosting.Loading;

/// <summary>
/// What plugins and the host have in common: a short list by name, and the framework. Everything else a plugin brings itself, and nothing
/// of this list is ever taken from a plugin's folder: two copies of one type would not fit each other, and nobody would say so.
/// </summary>
internal static class SharedAssemblies
{
    public static readonly FrozenSet<string> Contracts = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Assistant.Sdk",
        "Microsoft.Extensions.AI.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions");

    private static readonly FrozenSet<string> Framework = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal) ||
            name is "System" or "mscorlib" or "netstandard" or "WindowsBase" or "Microsoft.CSharp" or "Microsoft.VisualBasic.Core")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsShared(string name) => Contracts.Contains(name) || Framework.Contains(name);

    /// <summary>The host's own assembly.</summary>
    /// <exception cref="PluginHostingException">The host has a lower version than is asked for.</exception>
    public static Assembly Resolve(AssemblyName wanted, string pluginId)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(wanted.Name!));
        return TooOld(wanted, assembly.GetName().Version) is { } error ? throw new PluginHostingException($"The plugin {pluginId} {error}") : assembly;
    }

    /// <summary>Says what is wrong where the host has a lower version of a shared assembly than is asked for.</summary>
    public static string? Check(AssemblyName wanted) => SharedMetadata.Find(wanted.Name!) is { } own
        ? TooOld(wanted, own.Version)
        : $"needs {wanted.Name} {wanted.Version}, which this host does not have; build it against the packages that Assistant.Sdk brings.";

    private static string? TooOld(AssemblyName wanted, Version? own) => wanted.Version is { } version && own is not null && version > own
        ? $"needs {wanted.Name} {version}, this host has {own}; build the plugin against the lower version, or update the host."
        : null;
}
