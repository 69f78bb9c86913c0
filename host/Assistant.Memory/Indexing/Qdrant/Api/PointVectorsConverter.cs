using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>Writes vectors by their names. They are never read: what they were made of is in the ledger.</summary>
internal sealed class PointVectorsConverter : JsonConverter<PointVectors>
{
    public override PointVectors Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Vectors are not read.");

    public override void Write(Utf8JsonWriter writer, PointVectors value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Terms is { } terms)
        {
            writer.WritePropertyName(PointVectors.TermsName);
            JsonSerializer.Serialize(writer, terms, QdrantJson.Default.SparseVector);
        }

        foreach (var meaning in value.Meanings)
        {
            writer.WriteStartArray(meaning.Name);
            foreach (var number in meaning.Values.Span)
                writer.WriteNumberValue((float)number);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
