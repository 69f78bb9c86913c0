namespace Assistant.Models.Routing;

/// <summary>The models of a role in the order in which they are tried. Immutable; one object for all cities that share it.</summary>
internal sealed record RoutePlan(string Role, IReadOnlyList<ModelOptions> Models);
