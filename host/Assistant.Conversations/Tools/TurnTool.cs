using System.Text.Json;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tools;

/// <summary>A tool as a turn sees it. Immutable.</summary>
/// <param name="Name">The name, unique in the city.</param>
/// <param name="Schema">The JSON schema of the arguments.</param>
/// <param name="InvokeAsync">Calls it on behalf of a person.</param>
internal sealed record TurnTool(
    string Name,
    JsonElement Schema,
    Func<Caller, IReadOnlyDictionary<string, string>, CancellationToken, Task<ToolOutcome>> InvokeAsync)
{
    /// <summary>The name for people. Default: <see langword="null"/>, as <see cref="Name"/>.</summary>
    public LocalizedText? Title { get; init; }

    public static TurnTool Of(PluginTool tool) => new(
        tool.Name,
        tool.Schema,
        (caller, arguments, cancellationToken) => tool.InvokeAsync(caller, arguments.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)), cancellationToken))
    {
        Title = tool.Title,
    };
}
