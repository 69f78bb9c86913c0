// Stands in until the room is built, so that the host can be written against the public surface.
#pragma warning disable MA0048
using Assistant.Sdk; using Assistant.Walls.Access;
namespace Assistant.PluginHosting { internal sealed class PluginInstance { public PluginManifest Manifest => throw new NotSupportedException(); public City City => throw new NotSupportedException(); public Task<ToolOutcome> InvokeToolAsync(string name, Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken) => throw new NotSupportedException(); } }
namespace Assistant.PluginHosting.Loading { internal sealed class AssemblyLoadContextLoader : IPluginLoader { public ILoadedPlugin Load(string folder, PluginManifest manifest) => throw new NotSupportedException(); } }
namespace Assistant.PluginHosting.States { internal sealed class PluginStateStore; }
namespace Assistant.PluginHosting.Instances { internal sealed class PluginInstanceFactory; }
namespace Assistant.PluginHosting.Catalog { internal sealed class PluginCatalog : IPluginCatalog {
 public IReadOnlyList<PluginStatus> Statuses => throw new NotSupportedException();
 public Task LoadAsync(string directory, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken) => throw new NotSupportedException();
 public IReadOnlyList<PluginSkill> GetSkills(string cityId) => throw new NotSupportedException();
 public IReadOnlyList<PluginTool> GetTools(string cityId) => throw new NotSupportedException();
 public Task<IReadOnlyList<PluginKnowledge>> GetKnowledgeAsync(string cityId, CancellationToken cancellationToken) => throw new NotSupportedException();
 public Task<UnloadResult> UnloadAsync(string pluginId, string reason, string actor, CancellationToken cancellationToken) => throw new NotSupportedException(); } }
