using Assistant.Sdk;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.PluginHosting.Instances;

/// <summary>Which services need which permission of the manifest, and what a plugin hears that asks for one without it.</summary>
internal static class PermissionRules
{
    /// <summary>Puts a refusal in the place of each service that the manifest does not ask for.</summary>
    public static void Apply(IServiceCollection services, PluginManifest manifest)
    {
        foreach (var (type, permission) in Denied(manifest))
        {
            services.RemoveAll(type);
            services.AddTransient(type, _ => throw Refusal(manifest.Id, type, "It", permission));
        }
    }

    /// <summary>Looks at the constructors of the plugin's classes, so that a missing permission shows when the plugin is set up.</summary>
    /// <exception cref="PluginHostingException">A constructor asks for what the manifest does not.</exception>
    public static void Check(IServiceCollection services, PluginManifest manifest)
    {
        // What the plugin registers itself under the type needs no permission of the host's.
        var denied = Denied(manifest).Where(entry => services.Last(service => service.ServiceType == entry.Service).ImplementationType is null).ToList();
        foreach (var type in services.Where(service => !service.IsKeyedService).Select(service => service.ImplementationType).OfType<Type>().Where(type => !type.IsGenericTypeDefinition))
        {
            var constructors = type.GetConstructors();
            if (constructors.Length != 1)
                continue;
            foreach (var (service, permission) in denied)
            {
                if (constructors[0].GetParameters().Any(parameter => parameter.ParameterType == service && !parameter.HasDefaultValue))
                    throw Refusal(manifest.Id, service, type.Name, permission);
            }
        }
    }

    private static IEnumerable<(Type Service, string Permission)> Denied(PluginManifest manifest)
    {
        if (manifest.Permissions.Network.Count == 0)
            yield return (typeof(HttpClient), "permissions.network (a list of hosts)");
        if (!manifest.Permissions.Storage)
            yield return (typeof(IPluginStorage), "permissions.storage (true)");
        if (!manifest.Permissions.Models)
            yield return (typeof(IChatClient), "permissions.models (true)");
    }

    private static PluginHostingException Refusal(string pluginId, Type service, string who, string permission) =>
        new($"The plugin {pluginId} has no permission for {service.Name}: {who} asks for it in a constructor, plugin.json does not. Add {permission} to plugin.json, or do without it.");
}
