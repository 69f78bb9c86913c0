using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;

namespace Assistant.PluginHosting.Settings;

/// <summary>Binds checked settings to a plugin's class, and reports every place where the class does not fit them.</summary>
/// <remarks>
/// Not Microsoft.Extensions.Configuration.Binder: it asks TypeDescriptor for a converter of each enum, and TypeDescriptor holds the enum,
/// and so the plugin, for ever (measured on .NET 10.0.12).
/// </remarks>
internal sealed class SettingsBinder
{
    private readonly List<Finding> _findings = [];

    private SettingsBinder()
    {
    }

    /// <exception cref="PluginHostingException">Schema and class do not agree.</exception>
    public static TSettings Bind<TSettings>(string pluginId, JsonObject settings) where TSettings : class, new()
    {
        var binder = new SettingsBinder();
        var result = new TSettings();
        binder.Fill(result, settings, "$");
        return binder._findings.Count == 0
            ? result
            : throw new PluginHostingException(
                $"The settings of the plugin {pluginId} do not fit its class {typeof(TSettings).Name}: {string.Join(" ", binder._findings)} Make settingsSchema in plugin.json and the class agree.");
    }

    private void Fill(object target, JsonObject settings, string path)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var (name, value) in settings)
        {
            var at = JsonSchemaSubset.Child(path, name);
            var property = Array.Find(properties, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.SetMethod is { IsPublic: true });
            if (property is null)
                _findings.Add(new Finding(at, $"{target.GetType().Name} has no property {name} that can be set."));
            else if (value is not null && Convert(value, property.PropertyType, at) is { } converted)
                property.SetValue(target, converted);
        }
    }

    // null only after a finding: a JSON null never comes here, it leaves the class's own default.
    private object? Convert(JsonNode value, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return value switch
            {
                JsonValue scalar => SettingsScalars.Convert(scalar, type) ?? Unfit(type, path),
                JsonArray items => ConvertItems(items, type, path),
                JsonObject properties => ConvertObject(properties, type, path),
                _ => Unfit(type, path),
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException or InvalidOperationException or MissingMethodException)
        {
            return Unfit(type, path);
        }
    }

    private object? ConvertItems(JsonArray items, Type type, string path)
    {
        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var only] ? only : null;
        if (item is null)
            return Unfit(type, path);
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is { } entry && Convert(entry, item, JsonSchemaSubset.Child(path, index)) is { } converted)
                list.Add(converted);
        }

        if (type.IsAssignableFrom(list.GetType()))
            return list;
        if (type.IsArray)
        {
            var array = Array.CreateInstance(item, list.Count);
            list.CopyTo(array, 0);
            return array;
        }

        var set = typeof(HashSet<>).MakeGenericType(item);
        return type.IsAssignableFrom(set) ? Activator.CreateInstance(set, list) : Unfit(type, path);
    }

    private object? ConvertObject(JsonObject properties, Type type, string path)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var item] && key == typeof(string) &&
            typeof(Dictionary<,>).MakeGenericType(key, item) is var dictionary && type.IsAssignableFrom(dictionary))
        {
            var entries = (IDictionary)Activator.CreateInstance(dictionary)!;
            foreach (var (name, entry) in properties)
            {
                if (entry is not null && Convert(entry, item, JsonSchemaSubset.Child(path, name)) is { } converted)
                    entries[name] = converted;
            }

            return entries;
        }

        if (!type.IsClass || type == typeof(string))
            return Unfit(type, path);
        var target = Activator.CreateInstance(type)!;
        Fill(target, properties, path);
        return target;
    }

    private object? Unfit(Type type, string path)
    {
        _findings.Add(new Finding(path, $"The value does not fit the type {type.Name}."));
        return null;
    }
}
