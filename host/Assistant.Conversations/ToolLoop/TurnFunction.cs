using System.Globalization;
using System.Text.Json;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>A plugin's tool for one person. Returns a <see cref="ToolReply"/>. Thread-safe.</summary>
internal sealed class TurnFunction : AIFunction
{
    private static readonly object s_approved = new();
    private readonly Func<AIFunctionArguments, bool, CancellationToken, Task<ToolOutcome>> _invoke;

    /// <summary>A tool that calls <paramref name="invoke"/> with the arguments and whether the person has approved them.</summary>
    internal TurnFunction(string name, string description, JsonElement schema, Func<AIFunctionArguments, bool, CancellationToken, Task<ToolOutcome>> invoke)
    {
        Name = name;
        Description = description;
        JsonSchema = schema;
        _invoke = invoke;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override JsonElement JsonSchema { get; }

    /// <summary>The name for people.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Whether calls wait for a person's approval.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>What the person is asked then.</summary>
    public LocalizedText? ApprovalQuestion { get; init; }

    /// <summary>Whether several calls may run at once.</summary>
    public bool AllowsParallelCalls { get; init; }

    /// <summary>The language of what a plugin says to the model. Default: German.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>
    /// Writes an outcome without error for the model; given by who numbers the sources. Called from several threads at once. Default:
    /// <see langword="null"/>, the parts as plain text.
    /// </summary>
    public Func<ToolOutcome, string>? Write { get; init; }

    /// <summary>A plugin's tool on behalf of a person.</summary>
    /// <param name="tool">The tool; of the person's city.</param>
    /// <param name="caller">The person.</param>
    /// <param name="culture">The language of what the plugin says to the model.</param>
    /// <param name="write">See <see cref="Write"/>.</param>
    public static TurnFunction Of(PluginTool tool, Caller caller, CultureInfo culture, Func<ToolOutcome, string>? write = null) => new(
        tool.Name,
        tool.Description,
        tool.Schema,
        (arguments, approved, cancellationToken) => approved
            ? tool.InvokeApprovedAsync(caller, arguments, cancellationToken)
            : tool.InvokeAsync(caller, arguments, cancellationToken))
    {
        Title = tool.Title,
        RequiresApproval = tool.RequiresApproval,
        ApprovalQuestion = tool.ApprovalQuestion,
        AllowsParallelCalls = tool.AllowsParallelCalls,
        Culture = culture,
        Write = write,
    };

    /// <summary>Says of arguments that a person has approved them.</summary>
    internal static AIFunctionArguments Approved(AIFunctionArguments arguments)
    {
        arguments.Context = new Dictionary<object, object?> { [s_approved] = true };
        return arguments;
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var outcome = await _invoke(arguments, arguments.Context?.ContainsKey(s_approved) is true, cancellationToken);
        return new ToolReply(
            outcome.Error switch
            {
                null => (Write ?? (parts => OutcomeText.Of(parts, Culture)))(outcome),
                { Kind: ToolErrorKind.Faulted } => CallRefusal.Faulted(Name).ForModel,
                var error => $"Error: {error.Message.For(Culture)}",
            },
            outcome);
    }
}
