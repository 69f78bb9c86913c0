using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Library;

/// <summary>A host of two towns: the demo town with the pack that ships, and another one.</summary>
public sealed class LibraryHost(DemoTown town) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = town.CopyData();
    private readonly TemporaryDirectory _cities = new();

    internal string Data => _data.Path;

    internal ServedHost Host { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _cities.Write("rebstadt/city.yaml", await File.ReadAllTextAsync(Places.DemoPack));
        _cities.Write("rheinfelden/city.yaml", "id: rheinfelden\nname: Rheinfelden\ndepartments: [{ id: bauamt, name: Bauamt }]\n");
        Host = await ServedHost.StartAsync(_data.Path, _cities.Path);
        await Host.ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _data.Dispose();
        _cities.Dispose();
    }
}
