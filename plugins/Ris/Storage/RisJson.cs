using System.Text.Json.Serialization;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Reading;

namespace Assistant.Plugins.Ris.Storage;

/// <summary>How the plugin's records are written into its storage; generated, since reflection JSON would keep the plugin in memory.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredPaper))]
[JsonSerializable(typeof(StoredMeeting))]
[JsonSerializable(typeof(StoredAgendaItem))]
[JsonSerializable(typeof(MeetingPointer))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(CrawlCursor))]
internal sealed partial class RisJson : JsonSerializerContext;
