using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.PluginHosting.Tools;

/// <summary>
/// Makes options unlike all others. <see cref="JsonSerializerOptions"/> that are equal share one cache, which holds the first of them for as long
/// as the last lives: those of a new version would hold those of the version that it replaces, and with them its tools and its code.
/// </summary>
internal sealed class UnsharedResolver(IJsonTypeInfoResolver inner) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => inner.GetTypeInfo(type, options);
}
