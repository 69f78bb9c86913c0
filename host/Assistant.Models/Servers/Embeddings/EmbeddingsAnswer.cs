using System.Text.Json;

namespace Assistant.Models.Servers.Embeddings;

/// <summary>The vectors of an answer in the order of the texts. Read number by number: a document of a thousand vectors would be ten times their size.</summary>
/// <param name="Vectors">One for each text.</param>
/// <param name="PromptTokens">The tokens of all texts; <see langword="null"/> where the server does not say.</param>
internal sealed record EmbeddingsAnswer(IReadOnlyList<float[]> Vectors, long? PromptTokens)
{
    /// <summary>Reads <c>{"embeddings":[[…],…],"prompt_eval_count":n}</c>.</summary>
    public static EmbeddingsAnswer ReadOllama(ReadOnlySpan<byte> body)
    {
        List<float[]> vectors = [];
        long? tokens = null;
        var reader = Start(body);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("embeddings"u8))
            {
                reader.Read();
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    vectors.Add(Vector(ref reader, vectors.Count > 0 ? vectors[0].Length : 0));
            }
            else if (reader.ValueTextEquals("prompt_eval_count"u8))
            {
                reader.Read();
                tokens = reader.GetInt64();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new EmbeddingsAnswer(vectors, tokens);
    }

    /// <summary>Reads <c>{"data":[{"index":0,"embedding":[…]},…],"usage":{"prompt_tokens":n}}</c>.</summary>
    public static EmbeddingsAnswer ReadOpenAI(ReadOnlySpan<byte> body)
    {
        List<(int Index, float[] Vector)> vectors = [];
        long? tokens = null;
        var reader = Start(body);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    vectors.Add(Item(ref reader, vectors.Count));
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                var usage = JsonElement.ParseValue(ref reader);
                tokens = usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty("prompt_tokens"u8, out var prompt) ? prompt.GetInt64() : null;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new EmbeddingsAnswer([.. vectors.OrderBy(item => item.Index).Select(item => item.Vector)], tokens);
    }

    private static Utf8JsonReader Start(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        return reader;
    }

    private static (int Index, float[] Vector) Item(ref Utf8JsonReader reader, int index)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        float[] vector = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("embedding"u8))
            {
                reader.Read();
                vector = Vector(ref reader, 0);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                index = reader.GetInt32();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return (index, vector);
    }

    private static float[] Vector(ref Utf8JsonReader reader, int expected)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var numbers = new List<float>(expected > 0 ? expected : 1024);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            numbers.Add(reader.GetSingle());
        return [.. numbers];
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException();
    }
}
