using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Sdk;

/// <summary>Collects what a plugin brings for one city. Not thread-safe; valid only inside <see cref="IAssistantPlugin.Configure"/>.</summary>
public interface IPluginBuilder
{
    /// <summary>The city that the plugin is being set up for.</summary>
    City City { get; }

    /// <summary>
    /// The plugin's own service container for this city. The host has already added <see cref="Sdk.City"/>, <see cref="HttpClient"/>
    /// (reaches only what manifest and operator allow), <see cref="IPluginStorage"/>, <see cref="IRetriever"/>,
    /// <c>ILogger&lt;T&gt;</c> and <see cref="TimeProvider"/>. It is never the host's container.
    /// </summary>
    IServiceCollection Services { get; }

    /// <summary>
    /// Adds the city's settings as a singleton <typeparamref name="TSettings"/>, bound from <c>plugins.&lt;id&gt;</c> in the city pack
    /// after they have passed the settings schema of the manifest.
    /// </summary>
    /// <typeparam name="TSettings">A class with a parameterless constructor and settable or <c>init</c> properties.</typeparam>
    /// <returns>The same builder.</returns>
    IPluginBuilder AddSettings<TSettings>() where TSettings : class, new();

    /// <summary>Adds a knowledge source. One instance per city, created when the city is first synchronised.</summary>
    /// <typeparam name="TSource">The source; its constructor may ask for anything in <see cref="Services"/>.</typeparam>
    /// <returns>The same builder.</returns>
    IPluginBuilder AddKnowledge<TSource>() where TSource : class, IKnowledgeSource;

    /// <summary>
    /// Adds the public methods of <typeparamref name="TTools"/> that carry a <see cref="System.ComponentModel.DescriptionAttribute"/> as
    /// tools. A new instance is created for each call.
    /// </summary>
    /// <param name="json">
    /// The plugin's source-generated JSON context; needed only where a parameter's type is one of the plugin's own. Strings, numbers,
    /// booleans, dates and arrays of them are known to the host. Reflection-based JSON is off, because it would keep the plugin in
    /// memory for ever.
    /// </param>
    /// <typeparam name="TTools">
    /// The class of the tools. A method returns a <see cref="ToolPart"/>, a list of them, a <see cref="string"/>, or a task of these.
    /// </typeparam>
    /// <returns>The same builder.</returns>
    IPluginBuilder AddTools<TTools>(IJsonTypeInfoResolver? json = null) where TTools : class;
}
