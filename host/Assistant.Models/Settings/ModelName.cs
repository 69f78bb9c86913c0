namespace Assistant.Models.Settings;

/// <summary>How models are called: <c>family:size</c>; a name without a tag means <c>:latest</c>, as with Ollama.</summary>
internal static class ModelName
{
    private const string Latest = ":latest";

    /// <summary>Whether both names mean one model.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ||
        (!HasTag(one) && Tagged(one, other)) ||
        (!HasTag(other) && Tagged(other, one));

    /// <summary>Whether Ollama would hand a call of this model on to its maker's servers.</summary>
    public static bool LeavesTheHouse(string name) =>
        name.EndsWith("-cloud", StringComparison.OrdinalIgnoreCase) || name.EndsWith(":cloud", StringComparison.OrdinalIgnoreCase);

    private static bool Tagged(string plain, string tagged) =>
        tagged.Length == plain.Length + Latest.Length &&
        tagged.StartsWith(plain, StringComparison.OrdinalIgnoreCase) &&
        tagged.EndsWith(Latest, StringComparison.OrdinalIgnoreCase);

    // A colon before the last slash belongs to a registry's port.
    private static bool HasTag(string name) => name.LastIndexOf(':') > name.LastIndexOf('/');
}
