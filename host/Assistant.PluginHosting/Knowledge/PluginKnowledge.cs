using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>A knowledge source of a plugin in a city. Immutable; does not hold the plugin in memory.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="CityId">The city.</param>
/// <param name="SourceName">The source's name, unique in the plugin: <c>papers</c>.</param>
/// <param name="Source">
/// The source behind time limits. It throws <see cref="PluginException"/> alone (message for the operator), or
/// <see cref="OperationCanceledException"/> for the reader's own cancellation.
/// </param>
/// <param name="Http">Reaches what the plugin may reach; for the downloads of the source's files. Not to be disposed.</param>
public sealed record PluginKnowledge(string PluginId, string CityId, string SourceName, IKnowledgeSource Source, HttpClient Http);
