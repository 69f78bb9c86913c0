using Assistant.Host.Cities;
using Assistant.Host.CommandLine;
using Assistant.Host.Composition;

namespace Assistant.Host.Development;

/// <summary>
/// <c>assistant serve --plugin-dev DIR</c>: a plugin that is being written. It is built when it is saved, runs without a signature beside the
/// other plugins, and is loaded again after each build.
/// </summary>
internal sealed class PluginDevelopment : IDisposable
{
    private readonly DevelopmentFolders _folders;
    private readonly PluginBuild _build;
    private readonly SourceWatch _sources;

    private PluginDevelopment(PluginProject project, string id, DevelopmentFolders folders, string data, TimeProvider timeProvider)
    {
        Id = id;
        Project = project;
        _folders = folders;
        _build = new PluginBuild(project, timeProvider);
        _sources = new SourceWatch(project.Folder, "*", timeProvider, except: data);
    }

    /// <summary>The plugin's id when the host was started.</summary>
    public string Id { get; }

    public PluginProject Project { get; }

    /// <summary>The folder from which the host loads it.</summary>
    public string Folder => _folders.Of(Id);

    /// <summary>Whether the host has ended to start again.</summary>
    public bool StartsAgain { get; set; }

    /// <summary>Gets everything ready and builds the plugin, again with each save until it can be built.</summary>
    /// <param name="settings">The host's settings; its plugins become those of the development.</param>
    /// <param name="directory">The plugin's folder.</param>
    /// <param name="timeProvider">Measures.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="UsageException">There is no such project, or the host would listen to other machines.</exception>
    public static async Task<PluginDevelopment> BeginAsync(AssistantSettings settings, string directory, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        LoopbackAddresses.Require(settings.Urls);
        var project = PluginProject.Find(directory);
        var id = project.ReadId() ?? throw new UsageException($"{project.ManifestFile} has no “id” that can be read; sdk/docs/manifest.md says what stands there.");
        var folders = new DevelopmentFolders(settings.Data);
        if (folders.Link(settings.Plugins, id) is { } replaced)
            Terminal.Line($"{id}: stands in for the plugin in {replaced}.");
        settings.Plugins = folders.Plugins;
        settings.PluginHosting = settings.PluginHosting with { AllowUnsigned = [.. settings.PluginHosting.AllowUnsigned, id] };
        Terminal.Line($"{id}: runs without a signature, for development alone; {project.Folder} is built with each save.");
        var development = new PluginDevelopment(project, id, folders, settings.Data, timeProvider);
        while (!await development.BuildAsync(cancellationToken))
        {
            Terminal.Line($"{id}: the host starts when the plugin can be built.");
            await development.SavedAsync(cancellationToken);
        }

        return development;
    }

    /// <summary>Waits for the next save.</summary>
    public Task SavedAsync(CancellationToken cancellationToken) => _sources.NextAsync(cancellationToken);

    /// <summary>Builds the plugin, says how it went, and puts it where the host looks for it.</summary>
    /// <returns>Whether there is something new to load.</returns>
    public async Task<bool> BuildAsync(CancellationToken cancellationToken)
    {
        _folders.Clear();
        var result = await _build.RunAsync(_folders.Next, cancellationToken);
        BuildReport.Print(Id, result);
        if (result.Succeeded)
            _folders.Take(Id);
        return result.Succeeded;
    }

    public void Dispose() => _sources.Dispose();
}
