using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Servers.Lab;

/// <summary>Tools to offer.</summary>
internal static class Tools
{
    public static AITool Search { get; } = AIFunctionFactory.CreateDeclaration("search", "Sucht Vorlagen.", Json("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}"""));

    public static AITool Now { get; } = AIFunctionFactory.CreateDeclaration("now", "Die Uhrzeit.", Json("""{"type":"object","properties":{}}"""));

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
