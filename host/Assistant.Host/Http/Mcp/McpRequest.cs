using System.Globalization;
using Assistant.Host.Cities;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Mcp;

/// <summary>What a message came with. Immutable.</summary>
/// <param name="Era">The shape of the protocol.</param>
/// <param name="City">The city asked.</param>
/// <param name="Caller">On whose behalf.</param>
/// <param name="Culture">The language of texts for people.</param>
/// <param name="Session">The name that the host gave the client's session; <see langword="null"/> where it has none.</param>
internal sealed record McpRequest(McpEra Era, CityPack City, Caller Caller, CultureInfo Culture, string? Session);
