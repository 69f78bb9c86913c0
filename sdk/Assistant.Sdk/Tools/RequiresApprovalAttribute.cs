namespace Assistant.Sdk;

/// <summary>
/// Marks a tool that changes anything outside: sends, books, files, writes. The host does not call it when the language model asks for it,
/// but keeps the call and asks the person; what runs then is the kept call, once. Without a person who could answer, it is not called.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresApprovalAttribute : Attribute
{
    /// <summary>
    /// What the person is asked, in German: “Soll die Meldung abgeschickt werden?” The arguments are shown beside it. Default:
    /// <see langword="null"/>, a general question.
    /// </summary>
    public string? Question { get; init; }

    /// <summary>The question in English. Default: <see langword="null"/>, the German one serves both.</summary>
    public string? QuestionEn { get; init; }
}
