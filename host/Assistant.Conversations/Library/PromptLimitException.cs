namespace Assistant.Conversations.Library;

/// <summary>There are as many prompts as there may be.</summary>
/// <param name="department">The department that is full; <see langword="null"/> where the author has too many.</param>
public sealed class PromptLimitException(string? department) : Exception(department is null
    ? $"The caller has {PromptStore.MaxPrompts} prompts. Delete some first."
    : $"The department “{department}” has {PromptStore.MaxPrompts} prompts. Their authors must delete some first.")
{
    /// <summary>The department that is full; <see langword="null"/> where the author has too many.</summary>
    public string? Department { get; } = department;
}
