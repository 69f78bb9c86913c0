using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http;

/// <summary>The host with the demo town, ready, for the tests of one class.</summary>
public sealed class HttpHost(DemoTown town) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = town.CopyData();

    /// <summary>Where its data lie.</summary>
    internal string Data => _data.Path;

    internal ServedHost Host { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Host = await ServedHost.StartAsync(_data.Path, town.Cities);
        await Host.ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _data.Dispose();
    }
}
