using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Assistant.Sdk;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting.Tools;

/// <summary>Makes an <see cref="AIFunction"/> of each public method with a description.</summary>
internal static class ToolFactory
{
    // What model servers accept as a function's name (OpenAI: ^[a-zA-Z0-9_-]{1,64}$).
    private const int MaxNameLength = 64;

    /// <exception cref="PluginHostingException">A method cannot be a tool, or there is none.</exception>
    public static IReadOnlyList<AIFunction> Create(string pluginId, Type type, IJsonTypeInfoResolver? json)
    {
        // Of this plugin and this load: AIFunctionFactory caches by options, and options with reflection would keep the types for ever.
        var resolver = new UnsharedResolver(JsonTypeInfoResolver.Combine(ToolJsonContext.Default, json));
        var schema = Options(resolver, JsonNumberHandling.Strict);
        var binding = Options(resolver, JsonNumberHandling.AllowReadingFromString);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(method => method.DeclaringType != typeof(object) && method.IsDefined(typeof(DescriptionAttribute)))
            .ToList();
        if (methods.Count == 0)
            throw new PluginHostingException($"{type.Name} of the plugin {pluginId} has no tool; put [Description(\"…\")] on its public methods.");
        return [.. methods.Select(method => Create(pluginId, type, method, schema, binding))];
    }

    internal static string NameOf(string pluginId, string method)
    {
        var name = method.EndsWith("Async", StringComparison.Ordinal) && method.Length > 5 ? method[..^5] : method;
        var result = new StringBuilder(pluginId).Append('_');
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index]) && name[index - 1] != '_' &&
                (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord)
                result.Append('_');
            result.Append(char.ToLowerInvariant(name[index]));
        }

        return result.ToString();
    }

    private static AIFunction Create(string pluginId, Type type, MethodInfo method, JsonSerializerOptions schema, JsonSerializerOptions binding)
    {
        var name = NameOf(pluginId, method.Name);
        if (Wrong(method, name) is { } error)
            throw new PluginHostingException($"{type.Name}.{method.Name} of the plugin {pluginId} cannot be a tool: {error}");
        var options = new AIFunctionFactoryOptions
        {
            Name = name,
            Description = method.GetCustomAttribute<DescriptionAttribute>()!.Description,
            SerializerOptions = schema,
            ExcludeResultSchema = true,
            MarshalResult = static (result, _, _) => ValueTask.FromResult(result),
            ConfigureParameterBinding = parameter => ToolArguments.IsSpecial(parameter)
                ? default
                : new() { BindParameter = (own, arguments) => ToolArguments.Bind(own, arguments, binding) },
        };
        try
        {
            return method.IsStatic
                ? AIFunctionFactory.Create(method, target: null, options)
                : AIFunctionFactory.Create(method, arguments => arguments.Services!.GetRequiredService(type), options);
        }
        catch (NotSupportedException exception)
        {
            throw UnknownToJson(pluginId, type.Name, method.Name, exception.Message);
        }
    }

    private static PluginHostingException UnknownToJson(string pluginId, string type, string method, string cause) => new(
        $"{type}.{method} of the plugin {pluginId} cannot be a tool: a parameter's type is unknown to JSON. Give AddTools<{type}>(…) the plugin's source-generated context with that type ({cause})");

    private static string? Wrong(MethodInfo method, string name)
    {
        if (name.Length > MaxNameLength || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return $"its name “{name}” must have at most {MaxNameLength} characters, ASCII letters and digits alone; rename the method.";
        if (method.ContainsGenericParameters)
            return "it is generic; write one method for each type.";
        if (method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef || parameter.ParameterType.IsPointer))
            return "it has a ref, out or pointer parameter; take values.";
        return IsResult(method.ReturnType)
            ? null
            : $"it returns {method.ReturnType.Name}; return a ToolPart, a list of them, a string, or a Task or ValueTask of these.";
    }

    private static bool IsResult(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)))
            type = type.GetGenericArguments()[0];
        return type == typeof(string) || typeof(ToolPart).IsAssignableFrom(type) || typeof(IEnumerable<ToolPart>).IsAssignableFrom(type);
    }

    private static JsonSerializerOptions Options(IJsonTypeInfoResolver resolver, JsonNumberHandling numbers)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            NumberHandling = numbers,
        };
        options.MakeReadOnly();
        return options;
    }
}
