using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Quotes;

/// <summary>Hits without an index.</summary>
internal static class Hits
{
    public static Hit Of(string text, string document = "2025/0001", string title = "Vorlage", double score = 10, string? heading = null) => new()
    {
        Rank = 1,
        Score = score,
        Document = new SourceReference { DocumentId = document, Title = title },
        PassageId = $"{document}#{text.GetHashCode(StringComparison.Ordinal)}",
        Heading = heading,
        Text = text,
    };
}
