using Assistant.Models.Endpoints;

namespace Assistant.Models.Routing;

/// <summary>What the roles look like as of the last probes; waits for none. Thread-safe.</summary>
internal sealed class RoleStates(RoutePlans plans, EndpointPool pool)
{
    public RoleState Of(string cityId, string role) => new(role, [.. plans.For(cityId, role).Models.Select(State)]);

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
