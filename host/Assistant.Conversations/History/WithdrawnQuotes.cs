using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Conversations.History;

/// <summary>Takes a document's words out of a stored answer. Works on the JSON as it is, so that fields of other versions stay.</summary>
internal static class WithdrawnQuotes
{
    private const string Gap = "[…]";

    /// <summary>The text and the answer without the words; which document it was stays.</summary>
    public static (string Text, string? Answer) Remove(string text, string? answer, string documentId)
    {
        if (answer is null || JsonNode.Parse(answer) is not JsonObject root)
            return (text, answer);
        var quotes = new List<string>();
        Clear(root, documentId, quotes);
        foreach (var quote in quotes.Where(quote => quote.Length > 0).OrderByDescending(quote => quote.Length))
            text = text.Replace(quote, Gap, StringComparison.Ordinal);
        if (root["answer"] is JsonObject inner)
            inner["text"] = text;
        return (text, root.ToJsonString(HistoryJson.Stored.Options));
    }

    /// <summary>The kept passages without those of the document.</summary>
    public static string? RemovePassages(string? evidence, string documentId)
    {
        var left = HistoryJson.ReadPassages(evidence).Where(passage => passage.DocumentId != documentId).ToList();
        return left.Count == 0 ? null : JsonSerializer.Serialize(left, HistoryJson.Cited);
    }

    // Citations have a quote beside their document, hits of tools a text.
    private static void Clear(JsonNode? node, string documentId, List<string> quotes)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Clear(item, documentId, quotes);
        }
        else if (node is JsonObject item)
        {
            if (item["document"] is JsonObject document && document["documentId"] is JsonValue id && id.GetValueKind() == JsonValueKind.String && id.GetValue<string>() == documentId)
            {
                Blank(item, "quote", quotes);
                Blank(item, "text", quotes);
            }

            foreach (var (_, value) in item.ToList())
                Clear(value, documentId, quotes);
        }
    }

    private static void Blank(JsonObject item, string name, List<string> quotes)
    {
        if (item[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return;
        quotes.Add(value.GetValue<string>());
        item[name] = "";
    }
}
