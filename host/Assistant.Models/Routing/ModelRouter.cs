using Assistant.Models.Endpoints;
using Assistant.Models.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Routing;

/// <summary>The way to the models.</summary>
internal sealed class ModelRouter(RoutePlans plans, EndpointPool pool, ModelProbes probes, CallRunner runner, EmbeddingLengths lengths, ModelsTelemetry telemetry) : IModelRouter
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
        return new RoleState(role, [.. plans.For(cityId, role).Models.Select(State)]);
    }

    private async ValueTask<RoutePlan> PlanAsync(ModelCall call, CancellationToken cancellationToken)
    {
        var plan = plans.For(call.CityId, call.Role);
        if (plan.Models.Count == 0)
            throw new ModelException(ModelFailure.NoneInReach, $"No model is set up for the role “{call.Role}” (Assistant:Models:Roles:{call.Role}, or “models” in the pack of {call.CityId}).");
        await probes.FirstAsync(cancellationToken);
        return plan;
    }

    private ModelState State(ModelOptions model)
    {
        var isInReach = false;
        var context = model.ContextTokens;
        var canCallTools = true;
        foreach (var endpoint in pool.Endpoints)
        {
            if (endpoint.Status.State != EndpointState.Up || !endpoint.Has(model.Name))
                continue;
            isInReach = true;
            if (endpoint.Report(model.Name) is not { } report)
                continue;
            if (report.ContextTokens > 0)
                context = Math.Min(context, report.ContextTokens);
            if (report.Capabilities.Count > 0)
                canCallTools &= report.Capabilities.Contains("tools", StringComparer.OrdinalIgnoreCase);
        }

        return new ModelState(model.Name, isInReach, context, canCallTools);
    }
}
