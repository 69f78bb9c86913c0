using Assistant.Models.Admission;
using Assistant.Models.Endpoints;

namespace Assistant.Models.Routing;

/// <summary>
/// Chooses where a call goes: the first model in the plan's order that has an endpoint with a place; among those endpoints one that has
/// the model loaded (loading takes seconds to minutes), then the least busy one, then in turn. A place at a later model is better than a
/// queue at the first.
/// </summary>
internal static class EndpointSelector
{
    public static Reach Find(IReadOnlyList<ModelEndpoint> endpoints, RoutePlan plan, Tried? tried, out ModelEndpoint? chosen, out ModelOptions? chosenModel)
    {
        chosen = null;
        chosenModel = null;
        var reach = Reach.None;
        for (var m = 0; m < plan.Models.Count; m++)
        {
            var model = plan.Models[m];
            var chosenIsLoaded = false;
            for (var e = 0; e < endpoints.Count; e++)
            {
                var endpoint = endpoints[e];
                var found = ReachOf(endpoint, model.Name, tried);
                if (found > reach)
                    reach = found;
                if (found != Reach.Free)
                    continue;
                var isLoaded = endpoint.HasLoaded(model.Name);
                if (chosen is null || (isLoaded && !chosenIsLoaded) || (isLoaded == chosenIsLoaded && IsBetter(endpoint, chosen)))
                    (chosen, chosenIsLoaded) = (endpoint, isLoaded);
            }

            if (chosen is not null)
            {
                chosenModel = model;
                return Reach.Free;
            }
        }

        return reach;
    }

    private static Reach ReachOf(ModelEndpoint endpoint, string model, Tried? tried)
    {
        var state = endpoint.Status.State;
        if (state is EndpointState.Down or EndpointState.Unknown || !endpoint.Has(model) || tried?.Contains(endpoint, model) == true)
            return Reach.None;
        if (state == EndpointState.CoolingDown)
            return Reach.CoolingDown;
        return endpoint.InFlight < endpoint.Options.Parallel && !endpoint.IsBusy ? Reach.Free : Reach.Full;
    }

    private static bool IsBetter(ModelEndpoint one, ModelEndpoint other)
    {
        // in flight / parallel, without the division
        var difference = ((long)one.InFlight * other.Options.Parallel) - ((long)other.InFlight * one.Options.Parallel);
        return difference != 0 ? difference < 0 : one.LastUse < other.LastUse;
    }
}
