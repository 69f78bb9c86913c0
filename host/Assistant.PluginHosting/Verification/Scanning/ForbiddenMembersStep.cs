using System.Globalization;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>
/// Whether the plugin's code keeps to <see cref="CodePolicy"/>, its libraries included. What the manifest asks for and the operator allows is let
/// through.
/// </summary>
internal sealed class ForbiddenMembersStep(PluginHostingOptions options) : IVerificationStep
{
    /// <summary>So many uses of one kind are named; an author who sees these finds the others.</summary>
    private const int MaxNamed = 8;

    public string Name => "forbidden members";

    public PluginState Refused => PluginState.Untrusted;

    public IReadOnlyList<Finding> Check(PluginSubject subject)
    {
        var allowed = options.AllowedCode(subject.Manifest);
        var resolver = new TypeResolver(subject.Assemblies);
        return
        [
            .. subject.Assemblies.Images.SelectMany(image => ForbiddenScan.Run(image, resolver)
                .Where(use => !allowed.Contains(use.Key.Rule.Name, StringComparer.Ordinal))
                .GroupBy(use => use.Key.Rule)
                .OrderBy(rule => rule.Key.Id, StringComparer.Ordinal)
                .Select(rule => new Finding(image.File, Sentence(rule.Key, [.. rule.Select(use => Shown(use.Key, use.Value)).Order(StringComparer.Ordinal)], subject.Manifest)) { Id = rule.Key.Id })),
        ];
    }

    private static string Shown(ForbiddenUse use, CodePlace? place) => place is { } known ? $"{use.Target} in {known}" : use.Target;

    private string Sentence(CodeRule rule, List<string> uses, PluginManifest manifest)
    {
        var named = string.Join("; ", uses.Take(MaxNamed));
        var more = uses.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {uses.Count - MaxNamed} more") : "";
        return $"{rule.Id}: {rule.Deed}: {named}{more}. {rule.Cure} {Permit(rule, manifest)}";
    }

    private string Permit(CodeRule rule, PluginManifest manifest)
    {
        var asks = manifest.Permissions.Code.Contains(rule.Name, StringComparer.Ordinal);
        var allows = options.Allow.TryGetValue(manifest.Id, out var names) && names.Contains(rule.Name, StringComparer.Ordinal);
        var setting = $"“{rule.Name}” in Assistant:PluginHosting:Allow:{manifest.Id}";
        return (asks, allows) switch
        {
            (true, _) => $"The manifest asks for it; the operator can allow it with {setting}.",
            (_, true) => $"The operator allows it; ask for it with “{rule.Name}” in permissions.code of plugin.json.",
            _ => $"If there is no other way: “{rule.Name}” in permissions.code of plugin.json asks for it, and the operator allows it with {setting}.",
        };
    }
}
