using System.Reflection;
using Assistant.Sdk;
using NuGet.Versioning;

namespace Assistant.PluginHosting.Loading;

/// <summary>The version of Assistant.Sdk in this host.</summary>
internal static class SdkVersion
{
    public static NuGetVersion Own { get; } = NuGetVersion.Parse(
        typeof(IAssistantPlugin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>What is wrong where a manifest's range does not have this host's version; <see langword="null"/> where it has.</summary>
    public static Finding? Check(PluginManifest manifest) => VersionRange.Parse(manifest.Sdk).Satisfies(Own)
        ? null
        : new Finding("$.sdk", $"asks for Assistant.Sdk {manifest.Sdk}, this host has {Own.ToNormalizedString()}; build the plugin against that version, or update the host.");
}
