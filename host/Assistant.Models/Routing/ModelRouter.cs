using Assistant.Models.Endpoints;
using Assistant.Models.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Routing;

/// <summary>The way to the models.</summary>
internal sealed class ModelRouter(RoutePlans plans, RoleStates roles, ModelProbes probes, CallRunner runner, EmbeddingLengths lengths, ModelsTelemetry telemetry) : IModelRouter
{
    public IChatClient CreateChatClient(ModelCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RoutedChatClient(call, async (call, cancellationToken) => new AdmittedChatClient(call, await PlanAsync(call, cancellationToken), runner, telemetry));
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new RoutedEmbeddingGenerator(call, PlanAsync, runner, lengths, telemetry);
    }

    public async ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken)
    {
        await probes.FirstAsync(cancellationToken);
        return roles.Of(cityId, role);
    }

    private async ValueTask<RoutePlan> PlanAsync(ModelCall call, CancellationToken cancellationToken)
    {
        var plan = plans.For(call.CityId, call.Role);
        if (plan.Models.Count == 0)
            throw new ModelException(ModelFailure.NoneInReach, $"No model is set up for the role “{call.Role}” (Assistant:Models:Roles:{call.Role}, or “models” in the pack of {call.CityId}).");
        if (call.Model is { } only && !plan.Models.Any(model => IsNamed(model, only)))
            throw new ModelException(ModelFailure.NoneInReach, $"{only} is not set up for the role “{call.Role}” (Assistant:Models:Roles:{call.Role}, or “models” in the pack of {call.CityId}).") { Model = only };
        await probes.FirstAsync(cancellationToken);
        return call.Model is null ? plan : plan with { Models = [.. plan.Models.Where(model => IsNamed(model, call.Model))] };
    }

    private static bool IsNamed(ModelOptions model, string name) => string.Equals(model.Name, name, StringComparison.OrdinalIgnoreCase);
}
