using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.PlainLanguage;
using Assistant.Sdk;

namespace Assistant.Conversations.History;

/// <summary>How answers become JSON in the database.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(SimpleText))]
[JsonSerializable(typeof(IReadOnlyList<EvidencePassage>))]
[JsonSerializable(typeof(Passages))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(Chart))]
[JsonSerializable(typeof(FormDraft))]
[JsonSerializable(typeof(Notice))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions s_options = Create();

    public static JsonTypeInfo<StoredAnswer> Stored { get; } = (JsonTypeInfo<StoredAnswer>)s_options.GetTypeInfo(typeof(StoredAnswer));

    public static JsonTypeInfo<IReadOnlyList<EvidencePassage>> Cited { get; } =
        (JsonTypeInfo<IReadOnlyList<EvidencePassage>>)s_options.GetTypeInfo(typeof(IReadOnlyList<EvidencePassage>));

    public static JsonTypeInfo<SimpleText> Simple { get; } = (JsonTypeInfo<SimpleText>)s_options.GetTypeInfo(typeof(SimpleText));

    /// <summary>What is stored, or <see langword="null"/> where a later version has written what this one cannot read.</summary>
    public static StoredAnswer? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, Stored);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Read"/>
    public static SimpleText? ReadSimple(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, Simple);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IReadOnlyList<EvidencePassage> ReadPassages(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, Cited) ?? [];

    // Umlauts stay readable; a tool's part is told by “part”.
    private static JsonSerializerOptions Create() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = new HistoryJson().WithAddedModifier(Parts),
        AllowOutOfOrderMetadataProperties = true,
    };

    private static void Parts(JsonTypeInfo type)
    {
        if (type.Type != typeof(ToolPart))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = "part",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
            DerivedTypes =
            {
                new JsonDerivedType(typeof(Passages), "passages"),
                new JsonDerivedType(typeof(Table), "table"),
                new JsonDerivedType(typeof(Chart), "chart"),
                new JsonDerivedType(typeof(FormDraft), "form"),
                new JsonDerivedType(typeof(Notice), "notice"),
            },
        };
    }
}
