using System.CommandLine;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Memory.Ingestion;
using Assistant.PluginHosting;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;

namespace Assistant.Host.CommandLine;

/// <summary>The rooms as a verb needs them: opened, plugins loaded, closed at the end.</summary>
internal sealed class AssistantHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DataDirectory _data;

    private AssistantHost(ServiceProvider services, DataDirectory data, CityPacks cities)
    {
        _services = services;
        _data = data;
        Cities = cities;
    }

    public CityPacks Cities { get; }

    public IServiceProvider Services => _services;

    /// <summary>Opens the data directory and loads the plugins for the cities.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="verb">For the sentence that a second process prints.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public static async Task<AssistantHost> OpenAsync(ParseResult result, string verb, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Settings(result);
        var cities = CityPacks.Read(settings.Cities);
        foreach (var error in cities.Errors)
            Terminal.Error($"Left out: {error}");
        var data = DataDirectory.Open(settings.Data, $"assistant {verb}");
        try
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.AddTerminal(LogLevel.Warning));
            services.AddAssistant(settings, data, cities);
            var provider = services.BuildServiceProvider();
            provider.GetRequiredService<SqliteDatabase>();
            await provider.GetRequiredService<IPluginCatalog>().LoadAsync(settings.Plugins, [.. cities.Packs.Select(pack => pack.Configuration)], cancellationToken);
            return new AssistantHost(provider, data, cities);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Has the index built anew where it is not there, damaged, or of another version of the program: who searches finds everything.</summary>
    /// <param name="cancellationToken">Ends the building.</param>
    public async Task PrepareIndexAsync(CancellationToken cancellationToken)
    {
        if (await Get<IndexRebuilder>().RunAsync(cancellationToken) is { } reason)
            Terminal.Error($"The index has been built anew: {reason}");
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data.Dispose();
    }
}
