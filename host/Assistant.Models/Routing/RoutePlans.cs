using System.Collections.Frozen;

namespace Assistant.Models.Routing;

/// <summary>Which models each city asks for each role, from the settings. Immutable.</summary>
internal sealed class RoutePlans
{
    private readonly FrozenDictionary<string, RoutePlan> _roles;
    private readonly FrozenDictionary<(string City, string Role), RoutePlan> _cities;

    public RoutePlans(ModelsOptions options)
    {
        var models = new Dictionary<string, ModelOptions>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in options.Models)
            models[model.Name] = model;
        _roles = options.Roles.ToFrozenDictionary(role => role.Key, role => Plan(role.Key, role.Value), StringComparer.Ordinal);
        _cities = options.Cities
            .SelectMany(city => city.Value.Select(role => KeyValuePair.Create((city.Key, role.Key), Plan(role.Key, role.Value))))
            .ToFrozenDictionary();
        All = [.. _roles.Values.Concat(_cities.Values).OrderBy(plan => Rank(plan.Role))];
        Models = [.. All.SelectMany(plan => plan.Models).Distinct()];

        RoutePlan Plan(string role, string[] names) => new(role, [.. names.Select(Model)]);

        ModelOptions Model(string name)
        {
            if (!models.TryGetValue(name, out var model))
                models[name] = model = new ModelOptions { Name = name };
            return model;
        }
    }

    /// <summary>All plans, those for answers first.</summary>
    public IReadOnlyList<RoutePlan> All { get; }

    /// <summary>Every model that some role names.</summary>
    public IReadOnlyCollection<ModelOptions> Models { get; }

    /// <summary>The city's own models for the role, else everybody's; without models where none are set up.</summary>
    public RoutePlan For(string cityId, string role) =>
        _cities.TryGetValue((cityId, role), out var own) ? own : _roles.TryGetValue(role, out var common) ? common : new RoutePlan(role, []);

    private static int Rank(string role)
    {
        for (var i = 0; i < ModelRoles.All.Count; i++)
        {
            if (ModelRoles.All[i] == role)
                return i;
        }

        return ModelRoles.All.Count;
    }
}
