using System.CommandLine;
using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Models;
using Assistant.Walls.Egress;

namespace Assistant.Host.CommandLine;

/// <summary>The models alone, without the data directory: also beside a host that serves.</summary>
internal sealed class ModelsHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ModelsHost(ServiceProvider services, AssistantSettings settings, CityPacks cities) => (_services, Settings, Cities) = (services, settings, cities);

    public AssistantSettings Settings { get; }

    public CityPacks Cities { get; }

    public IModelRouter Router => _services.GetRequiredService<IModelRouter>();

    public IModelInspector Inspector => _services.GetRequiredService<IModelInspector>();

    public static ModelsHost Open(ParseResult result)
    {
        var settings = CommonOptions.Settings(result);
        var cities = CityPacks.Read(settings.Cities);
        var services = new ServiceCollection();
        // What probes find is the verb's own result; logged it would be said twice.
        services.AddLogging(logging => logging.AddTerminal(LogLevel.Critical));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddModels(settings, cities, AssistantServices.EmbeddingLengths(settings.Data));
        return new ModelsHost(services.BuildServiceProvider(), settings, cities);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
