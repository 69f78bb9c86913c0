using System.Text.Json;
using Assistant.DemoCouncil;
using Assistant.Host.Tests.Lab;

[assembly: AssemblyFixture(typeof(DemoTown))]

namespace Assistant.Host.Tests.Lab;

/// <summary>The demo town, read once: its council system runs as long as the tests, each test gets the data as a copy of its own.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private readonly DemoCouncilServer _council = DemoCouncilServer.Create(Places.Demo, port: 0);

    /// <summary>What begins the ids of its objects.</summary>
    public string Base => System.AbsoluteUri[..^"/system".Length];

    /// <summary>Its OParl system.</summary>
    public Uri System => _council.System;

    /// <summary>Where its pack lies, alone.</summary>
    public string Cities => _folder.File("cities");

    /// <summary>What its first reading said.</summary>
    public JsonElement FirstSync { get; private set; }

    /// <summary>Of what an undisturbed reading leaves behind.</summary>
    public string Checksum => FirstSync.GetProperty("checksum").GetString()!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _council.StartAsync();
        CityFiles.Write(Cities, "rebstadt", System);
        FirstSync = (await AssistantProcess.RunAsync("sync", "--city", "rebstadt", "--json", "--cities", Cities, "--data", _folder.File("data"))).ShouldBeDone().Json;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A directory with a copy of the data.</summary>
    internal TemporaryDirectory CopyData()
    {
        var copy = new TemporaryDirectory();
        foreach (var file in Directory.EnumerateFiles(_folder.File("data"), "assistant.db*"))
            File.Copy(file, copy.File(Path.GetFileName(file)));
        Directory.CreateDirectory(copy.File("index"));
        foreach (var file in Directory.EnumerateFiles(_folder.File("data/index")))
            File.Copy(file, Path.Combine(copy.File("index"), Path.GetFileName(file)));
        return copy;
    }

    /// <summary>Runs a verb on the data of a directory.</summary>
    internal Task<Outcome> RunAsync(string data, params string[] arguments) =>
        AssistantProcess.RunAsync([.. arguments, "--cities", Cities, "--data", data]);
}
