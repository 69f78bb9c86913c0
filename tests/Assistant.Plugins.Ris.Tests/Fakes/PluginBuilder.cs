using System.Text.Json.Serialization.Metadata;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Plugins.Ris.Tests.Fakes;

/// <summary>Sets the plugin up as the host would.</summary>
internal sealed class PluginBuilder(City city, RisSettings settings) : IPluginBuilder
{
    public City City => city;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public List<Type> Tools { get; } = [];

    public IPluginBuilder AddSettings<TSettings>() where TSettings : class, new()
    {
        typeof(TSettings).ShouldBe(typeof(RisSettings));
        Services.AddSingleton(settings);
        return this;
    }

    public IPluginBuilder AddKnowledge<TSource>() where TSource : class, IKnowledgeSource
    {
        Services.AddSingleton<IKnowledgeSource, TSource>();
        return this;
    }

    public IPluginBuilder AddTools<TTools>(IJsonTypeInfoResolver? json = null) where TTools : class
    {
        Tools.Add(typeof(TTools));
        Services.AddTransient<TTools>();
        return this;
    }
}
