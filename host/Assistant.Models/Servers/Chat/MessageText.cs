using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>Contents of messages as the text that a model reads.</summary>
internal static class MessageText
{
    /// <summary>The text parts, one after the other.</summary>
    public static string Of(IList<AIContent> contents) => contents.Count == 1 && contents[0] is TextContent only
        ? only.Text
        : string.Concat(contents.OfType<TextContent>().Select(content => content.Text));

    /// <summary>What a tool gave back. Its exception is for logs, not for the model.</summary>
    public static string OfResult(FunctionResultContent content) => content.Result switch
    {
        null => content.Exception is null ? "" : "The tool failed.",
        string text => text,
        TextContent part => part.Text,
        IEnumerable<AIContent> parts => Of([.. parts]),
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Undefined } => "",
        JsonElement element => element.GetRawText(),
        JsonNode node => node.ToJsonString(),
        bool truth => truth ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}
