namespace Assistant.PluginHosting;

/// <summary>The plugins of the host and what they bring in each city. Thread-safe.</summary>
public interface IPluginCatalog
{
    /// <summary>Every plugin that was found, broken ones too, by id.</summary>
    IReadOnlyList<PluginStatus> Statuses { get; }

    /// <summary>
    /// Finds and loads the plugins of a directory: each of its folders that has a <c>plugin.json</c>. A plugin that fails is recorded with
    /// its reason (see <see cref="Statuses"/>) and the others go on. To be called once.
    /// </summary>
    /// <param name="directory">The directory; where it is missing there are no plugins.</param>
    /// <param name="cities">The cities that the host serves.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="Storage.StorageException">States cannot be stored.</exception>
    Task LoadAsync(string directory, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken);

    /// <summary>
    /// Holds the plugins that are active in a city for one turn, so that a version which is replaced meanwhile stays until the turn has ended.
    /// </summary>
    /// <param name="cityId">The city.</param>
    /// <returns>Their skills and tools; to be disposed at the end of the turn.</returns>
    IPluginLease Lease(string cityId);

    /// <summary>The skills of the plugins that are active in a city; for lists. A turn takes a lease.</summary>
    /// <param name="cityId">The city.</param>
    IReadOnlyList<PluginSkill> GetSkills(string cityId);

    /// <summary>The tools of the plugins that are active in a city; for lists. Who calls one takes a lease.</summary>
    /// <param name="cityId">The city.</param>
    IReadOnlyList<PluginTool> GetTools(string cityId);

    /// <summary>
    /// The knowledge sources of the plugins that are active in a city; creates those that have not been asked for before. One whose
    /// constructor fails is in the list too and throws its reason when it is read.
    /// </summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the creation.</param>
    Task<IReadOnlyList<PluginKnowledge>> GetKnowledgeAsync(string cityId, CancellationToken cancellationToken);

    /// <summary>
    /// Drains and unloads one plugin: no new call is let in, calls under way may end, the rest is cancelled; then garbage collections prove
    /// that nothing holds the plugin any more. The objects handed out before stay usable and answer that the plugin is gone.
    /// </summary>
    /// <param name="pluginId">The plugin.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="actor">Who wants it: <c>operator</c>, <c>host</c>.</param>
    /// <param name="cancellationToken">Ends the waiting for calls under way, not the unloading.</param>
    /// <exception cref="PluginHostingException">There is no such plugin, or its state has nothing to unload.</exception>
    Task<UnloadResult> UnloadAsync(string pluginId, string reason, string actor, CancellationToken cancellationToken);
}
