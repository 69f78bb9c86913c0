using Microsoft.CodeAnalysis;

namespace Assistant.Sdk.Analyzers;

/// <summary>The diagnostics, each with a section in <c>sdk/docs/diagnostics.md</c>.</summary>
/// <remarks>CAP1xxx: the host's scan refuses the plugin. CAP2xxx: the plugin would stay in memory after it was unloaded.</remarks>
internal static class Diagnostics
{
    private const string Page = "sdk/docs/diagnostics.md";

    public static readonly DiagnosticDescriptor StaticEvent = Unloading(
        "CAP2001", "A static event keeps the plugin in memory", "{0} is a static event: its list of handlers keeps the plugin in memory. Take the handler off with “-=” in Dispose.");

    public static readonly DiagnosticDescriptor ReflectionJson = Unloading(
        "CAP2002", "Reflection-based JSON keeps the plugin in memory", "{0} reads types by reflection, which is off in the host and keeps the plugin in memory. Pass a JsonTypeInfo or a JsonSerializerContext.");

    public static readonly DiagnosticDescriptor Timer = Unloading(
        "CAP2003", "A timer or thread that is not stopped keeps the plugin in memory", "Nothing stops this {0}: while it runs, the plugin stays in memory. {1}");

    public static readonly DiagnosticDescriptor TypeDescriptor = Unloading(
        "CAP2004", "TypeDescriptor keeps the plugin in memory", "{0} keeps what it learns of a type for ever, and the plugin with it. {1}");

    public static readonly DiagnosticDescriptor ObservableMeter = Unloading(
        "CAP2005", "A meter with an observable callback keeps the plugin in memory", "{0} gives the meter a callback, and nothing disposes the meter: it stays listed in the process and keeps the plugin in memory. Dispose it.");

    public static readonly DiagnosticDescriptor ProcessEvent = Unloading(
        "CAP2006", "An event of the process keeps the plugin in memory", "{0} belongs to the process: its list of handlers keeps the plugin in memory. Let the container dispose what has to be cleaned up.");

    /// <summary>A diagnostic of the scan.</summary>
    /// <param name="id">The id.</param>
    /// <param name="title">What it is, in a few words.</param>
    /// <param name="deed">What the plugin does, after “plugin”.</param>
    /// <param name="cure">What to do instead, in a sentence.</param>
    public static DiagnosticDescriptor Refused(string id, string title, string deed, string cure) =>
        Create(id, title, $"{{0}} {deed}; the host refuses the plugin. {cure}", "Refused");

    private static DiagnosticDescriptor Unloading(string id, string title, string message) => Create(id, title, message, "Unloading");

    private static DiagnosticDescriptor Create(string id, string title, string message, string category) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: $"{Page}#{id.ToLowerInvariant()}");
}
