using Assistant.Sdk;

namespace Assistant.Conversations.Checks;

/// <summary>The sentences that say why something was found.</summary>
internal static class Reasons
{
    public static LocalizedText NoSuchCitation(int number) => new(
        $"Zu der Angabe [{number}] gibt es keine Fundstelle.",
        $"There is no source [{number}].");

    public static LocalizedText WithoutSource { get; } = new(
        "Für diese Angabe ist keine Fundstelle genannt.",
        "No source is named for this statement.");

    public static LocalizedText Quote(string? wording) => wording is null
        ? new("Dieses Zitat steht so in keiner genannten Fundstelle.", "This quote stands so in none of the sources named.")
        : new($"Das Zitat ist nicht wörtlich; in der Fundstelle steht „{wording}“.", $"The quote is not verbatim; the source reads “{wording}”.");

    /// <summary>A value that no source has.</summary>
    /// <param name="words">As the answer writes it.</param>
    /// <param name="instead">What a source has in its place, as written there; <see langword="null"/> where nothing fits.</param>
    public static LocalizedText Value(string words, string? instead) => instead is null
        ? new($"Die Angabe „{words}“ kommt in der Fundstelle nicht vor.", $"“{words}” does not occur in the source.")
        : new($"Die Fundstelle nennt „{instead}“, nicht „{words}“.", $"The source says “{instead}”, not “{words}”.");

    public static LocalizedText Swapped(string words, string label, string instead) => new(
        $"Zu „{label}“ nennt die Fundstelle „{instead}“, nicht „{words}“.",
        $"For “{label}” the source says “{instead}”, not “{words}”.");

    public static LocalizedText Qualifier(string words, string instead) => new(
        $"Die Fundstelle sagt hier „{instead}“, nicht „{words}“.",
        $"The source says “{instead}” here, not “{words}”.");
}
