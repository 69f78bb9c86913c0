namespace Assistant.Conversations.Tests.Skills;

/// <summary>A line of <c>tests/fixtures/skills/questions.jsonl</c>.</summary>
internal sealed record LabelledQuestion(string Question, string Skill, string Split);
