using System.Reflection;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.PluginHosting.Tools;

/// <summary>What the attributes of a tool's method say. Holds nothing of the plugin's own. Immutable.</summary>
internal sealed record ToolTraits(bool RequiresApproval, LocalizedText? ApprovalQuestion, bool AllowsParallelCalls)
{
    public static ToolTraits Of(AIFunction function)
    {
        var method = function.UnderlyingMethod;
        var approval = method?.GetCustomAttribute<RequiresApprovalAttribute>();
        return new ToolTraits(
            approval is not null,
            approval?.Question is { } question ? new LocalizedText(question, approval.QuestionEn) : null,
            method?.IsDefined(typeof(AllowsParallelCallsAttribute)) is true);
    }
}
