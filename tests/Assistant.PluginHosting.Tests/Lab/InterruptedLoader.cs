namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>The loader, after something has happened.</summary>
internal sealed class InterruptedLoader(IPluginLoader loader, Action before) : IPluginLoader
{
    public ILoadedPlugin Load(string folder, PluginManifest manifest)
    {
        before();
        return loader.Load(folder, manifest);
    }
}
