using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Assistant.PluginHosting.Settings;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Instances;

/// <summary>Collects what a plugin brings for one city.</summary>
internal sealed class PluginBuilder(string pluginId, City city, IServiceCollection services, JsonObject settings) : IPluginBuilder
{
    private readonly List<(Type Type, IJsonTypeInfoResolver? Json)> _tools = [];
    private readonly List<Type> _sources = [];
    private bool _closed;

    public City City => Open(city);

    public IServiceCollection Services => Open(services);

    public IReadOnlyList<(Type Type, IJsonTypeInfoResolver? Json)> Tools => _tools;

    public IReadOnlyList<Type> Sources => _sources;

    public IPluginBuilder AddSettings<TSettings>() where TSettings : class, new()
    {
        Services.AddSingleton(SettingsBinder.Bind<TSettings>(pluginId, settings));
        return this;
    }

    public IPluginBuilder AddKnowledge<TSource>() where TSource : class, IKnowledgeSource
    {
        Services.AddSingleton<TSource>();
        _sources.Add(typeof(TSource));
        return this;
    }

    public IPluginBuilder AddTools<TTools>(IJsonTypeInfoResolver? json = null) where TTools : class
    {
        Services.AddScoped<TTools>();
        _tools.Add((typeof(TTools), json));
        return this;
    }

    public void Close() => _closed = true;

    private T Open<T>(T value) => _closed
        ? throw new InvalidOperationException($"The plugin {pluginId} uses its builder after Configure has returned; add everything inside Configure.")
        : value;
}
