namespace Assistant.Conversations.Skills;

/// <summary>The vectors of skills in one model: of each skill those of its description and of its examples. Immutable.</summary>
/// <param name="Model">The model that made them; vectors of another cannot be compared with them.</param>
/// <param name="BySkill">The vectors, in the order of the skills.</param>
internal sealed record SkillVectors(string Model, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<float>>> BySkill);
