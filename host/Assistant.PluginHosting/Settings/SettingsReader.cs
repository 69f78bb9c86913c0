using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;

namespace Assistant.PluginHosting.Settings;

/// <summary>Fills in the defaults of a settings schema and checks the result against it.</summary>
internal static class SettingsReader
{
    public static SettingsReading Read(JsonObject schema, JsonObject settings)
    {
        // Written and read again: numbers that the city pack's reader put in as .NET values become JSON numbers.
        var values = JsonNode.Parse(settings.ToJsonString())!.AsObject();
        ApplyDefaults(schema, values);
        return new SettingsReading(values, JsonSchemaSubset.Validate(schema, values));
    }

    private static void ApplyDefaults(JsonObject schema, JsonNode? value)
    {
        if (value is JsonObject properties && schema["properties"] is JsonObject known)
        {
            foreach (var (name, property) in known)
            {
                if (property is not JsonObject own)
                    continue;
                if (!properties.ContainsKey(name) && own.ContainsKey("default"))
                    properties[name] = own["default"]?.DeepClone();
                ApplyDefaults(own, properties[name]);
            }
        }
        else if (value is JsonArray items && schema["items"] is JsonObject item)
        {
            foreach (var entry in items)
                ApplyDefaults(item, entry);
        }
    }
}
