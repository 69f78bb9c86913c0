namespace Assistant.Models;

/// <summary>What a model is for.</summary>
public static class ModelRoles
{
    /// <summary>Writes answers.</summary>
    public const string Chat = "chat";

    /// <summary>Writes what must be quick: titles, summaries of a history.</summary>
    public const string ChatSmall = "chat-small";

    /// <summary>Turns text into vectors.</summary>
    public const string Embed = "embed";

    /// <summary>Orders hits.</summary>
    public const string Rerank = "rerank";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Chat, ChatSmall, Embed, Rerank];
}
