using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Library;
using Assistant.Host.Cities;

namespace Assistant.Host.Http.Prompts;

/// <summary>A saved prompt; <c>scope</c> is own, department or city. What the city pack says has no <c>updatedAt</c>.</summary>
internal sealed record PromptOutput(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("department")] string? Department,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("variables")] IReadOnlyList<string> Variables,
    [property: JsonPropertyName("mine")] bool Mine,
    [property: JsonPropertyName("updatedAt")] DateTimeOffset? UpdatedAt)
{
    public static PromptOutput Of(Prompt prompt) => new(
        prompt.Id,
        prompt.Department is null ? "own" : "department",
        prompt.Department,
        prompt.Title,
        prompt.Text,
        PromptVariables.Of(prompt.Text),
        prompt.IsMine,
        prompt.UpdatedAt);

    public static PromptOutput Of(CityPrompt prompt, CultureInfo culture)
    {
        var text = prompt.Text.For(culture);
        return new("city-" + prompt.Id, "city", null, prompt.Title.For(culture), text, PromptVariables.Of(text), false, null);
    }
}
