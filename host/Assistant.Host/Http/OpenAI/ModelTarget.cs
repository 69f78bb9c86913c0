using Assistant.Host.Cities;

namespace Assistant.Host.Http.OpenAI;

/// <summary>What a model's name stands for: a role of a city's models, or the assistant itself. Immutable.</summary>
/// <param name="Name">As the client named it.</param>
/// <param name="City">The city.</param>
/// <param name="Role">The role; <see cref="ModelTargets.Assistant"/> for a whole turn.</param>
internal sealed record ModelTarget(string Name, CityPack City, string Role)
{
    public bool IsAssistant => Role == ModelTargets.Assistant;
}
