using System.Text.Json;
using Assistant.PluginHosting.Tools;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.PluginHosting;

/// <summary>
/// A tool of a plugin in a city. May be kept: after the plugin is unloaded it answers <see cref="ToolErrorKind.Unavailable"/>, and it
/// does not hold the plugin in memory. Thread-safe.
/// </summary>
public sealed class PluginTool
{
    private readonly PluginInstance _instance;

    internal PluginTool(PluginInstance instance, string name, string description, JsonElement schema, ToolTraits traits)
    {
        _instance = instance;
        Name = name;
        Description = description;
        Schema = schema;
        RequiresApproval = traits.RequiresApproval;
        ApprovalQuestion = traits.ApprovalQuestion;
        AllowsParallelCalls = traits.AllowsParallelCalls;
    }

    /// <summary>The plugin.</summary>
    public string PluginId => _instance.Manifest.Id;

    /// <summary>The city.</summary>
    public string CityId => _instance.City.Id;

    /// <summary>The name for the language model, unique in the city: <c>ris_find_papers</c>.</summary>
    public string Name { get; }

    /// <summary>The name for people: that of the first skill which it serves, else the plugin's.</summary>
    public LocalizedText Title => _instance.Manifest.Skills.FirstOrDefault(skill => skill.Tools.Contains(Name[(PluginId.Length + 1)..], StringComparer.Ordinal))?.Name ?? _instance.Manifest.DisplayName;

    /// <summary>What it does, for the language model.</summary>
    public string Description { get; }

    /// <summary>The JSON schema of the arguments.</summary>
    public JsonElement Schema { get; }

    /// <summary>Whether the tool changes something outside and waits for a person's approval (<see cref="RequiresApprovalAttribute"/>).</summary>
    public bool RequiresApproval { get; }

    /// <summary>What the person is asked then; <see langword="null"/> where the plugin says nothing.</summary>
    public LocalizedText? ApprovalQuestion { get; }

    /// <summary>Whether several calls may run at once (<see cref="AllowsParallelCallsAttribute"/>).</summary>
    public bool AllowsParallelCalls { get; }

    /// <summary>
    /// Calls the tool on behalf of a person. Where it <see cref="RequiresApproval"/> nothing is called, and the outcome is
    /// <see cref="ToolErrorKind.ApprovalRequired"/>: no way of asking for a tool leads past the approval by accident.
    /// </summary>
    /// <param name="caller">The person; of the tool's own city.</param>
    /// <param name="arguments">Arguments by name: <see cref="JsonElement"/>, or what the language model's client made of them.</param>
    /// <param name="cancellationToken">Ends the call; it is answered at once, whatever the plugin does.</param>
    /// <returns>The outcome. A failure of the plugin is in <see cref="ToolOutcome.Error"/> and never thrown.</returns>
    /// <exception cref="ArgumentException">The caller is of another city.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<ToolOutcome> InvokeAsync(Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken) => RequiresApproval
        ? Task.FromResult(new ToolOutcome([], new ToolError(ToolErrorKind.ApprovalRequired, ToolMessages.ApprovalRequired(_instance.Manifest.DisplayName))))
        : InvokeApprovedAsync(caller, arguments, cancellationToken);

    /// <summary>Calls the tool after the person has approved exactly this call. Otherwise as <see cref="InvokeAsync"/>.</summary>
    /// <param name="caller">The person; of the tool's own city.</param>
    /// <param name="arguments">The arguments that were approved, as they were kept on the server.</param>
    /// <param name="cancellationToken">Ends the call; it is answered at once, whatever the plugin does.</param>
    /// <returns>The outcome. A failure of the plugin is in <see cref="ToolOutcome.Error"/> and never thrown.</returns>
    /// <exception cref="ArgumentException">The caller is of another city.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<ToolOutcome> InvokeApprovedAsync(Caller caller, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(arguments);
        return caller.CityId == CityId
            ? _instance.InvokeToolAsync(Name, caller, arguments, cancellationToken)
            : throw new ArgumentException($"The tool {Name} is set up for {CityId}; the caller is of {caller.CityId}. Take the tool of the caller's city.", nameof(caller));
    }
}
