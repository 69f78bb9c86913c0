using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Assistant.PluginHosting.Settings;

/// <summary>Binds checked settings to a plugin's class.</summary>
internal static class SettingsBinder
{
    /// <exception cref="PluginHostingException">Schema and class do not agree.</exception>
    public static TSettings Bind<TSettings>(string pluginId, JsonObject settings) where TSettings : class, new()
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Flatten(settings, "", values);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        try
        {
            var result = new TSettings();
            configuration.Bind(result, options => options.ErrorOnUnknownConfiguration = true);
            return result;
        }
        catch (InvalidOperationException exception)
        {
            throw Unfit(pluginId, typeof(TSettings).Name, exception.Message);
        }
    }

    // Without the cause as an object: it would hold the plugin's types.
    private static PluginHostingException Unfit(string pluginId, string type, string cause) =>
        new($"The settings of the plugin {pluginId} do not fit its class {type}: {cause} Make settingsSchema in plugin.json and the class agree.");

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string?> values)
    {
        switch (node)
        {
            case JsonObject properties:
                foreach (var (name, item) in properties)
                    Flatten(item, path.Length == 0 ? name : ConfigurationPath.Combine(path, name), values);
                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                    Flatten(items[index], ConfigurationPath.Combine(path, index.ToString(CultureInfo.InvariantCulture)), values);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                values[path] = value.GetValue<string>();
                break;
            case JsonValue value:
                values[path] = value.ToJsonString();
                break;
            case null:
                // Like a setting that is not there: the class's own default stays.
                break;
        }
    }
}
