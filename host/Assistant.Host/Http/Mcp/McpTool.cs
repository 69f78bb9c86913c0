using System.Text.Json;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Mcp;

/// <summary>A plugin's tool as programs outside see it. Immutable.</summary>
/// <param name="Name">The name, unique in the city.</param>
/// <param name="Title">The name for people; <see langword="null"/> where no skill names the tool.</param>
/// <param name="Description">What it does, for a language model.</param>
/// <param name="Schema">The JSON schema of the arguments.</param>
/// <param name="NeedsApproval">Whether a person must approve each call, which only the chat can ask for.</param>
/// <param name="InvokeAsync">Calls it on behalf of somebody.</param>
internal sealed record McpTool(
    string Name,
    LocalizedText? Title,
    string Description,
    JsonElement Schema,
    bool NeedsApproval,
    Func<Caller, IEnumerable<KeyValuePair<string, object?>>, CancellationToken, Task<ToolOutcome>> InvokeAsync)
{
    /// <summary>The tools of a city, by name: clients keep the list, and models are given it in one order.</summary>
    public static IReadOnlyList<McpTool> Of(IPluginCatalog plugins, string cityId)
    {
        var skills = plugins.GetSkills(cityId);
        return [.. plugins.GetTools(cityId).OrderBy(tool => tool.Name, StringComparer.Ordinal).Select(tool => Of(plugins, tool, skills))];
    }

    private static McpTool Of(IPluginCatalog plugins, PluginTool tool, IReadOnlyList<PluginSkill> skills)
    {
        var skill = skills.FirstOrDefault(skill => skill.PluginId == tool.PluginId && skill.Manifest.Tools.Any(name => $"{tool.PluginId}_{name}" == tool.Name));
        return new McpTool(tool.Name, skill?.Manifest.Name, tool.Description, tool.Schema, tool.RequiresApproval, InvokeAsync);

        // A client may wait for its place between the list and the call: which version answers is asked again, and held as long.
        async Task<ToolOutcome> InvokeAsync(Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken)
        {
            using var lease = plugins.Lease(tool.CityId);
            var current = lease.Tools.FirstOrDefault(other => other.Name == tool.Name) ?? tool;
            return await current.InvokeAsync(caller, arguments, cancellationToken);
        }
    }
}
