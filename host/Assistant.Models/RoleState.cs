namespace Assistant.Models;

/// <summary>A role of a city at one moment. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Models">Its models in the order in which they are tried; empty where none is set up.</param>
public sealed record RoleState(string Role, IReadOnlyList<ModelState> Models)
{
    /// <summary>Whether some model can be asked.</summary>
    public bool IsInReach => Models.Any(model => model.IsInReach);

    /// <summary>
    /// The smallest context window among the models in reach, in tokens: a prompt of this size fits wherever the call is routed to. Zero
    /// where none is in reach.
    /// </summary>
    public int ContextTokens => Models.Where(model => model.IsInReach).Select(model => model.ContextTokens).DefaultIfEmpty(0).Min();
}
