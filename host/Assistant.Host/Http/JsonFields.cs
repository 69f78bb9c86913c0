using System.Text.Json;
using Assistant.Host.Cities;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Host.Http;

/// <summary>
/// The fields of a JSON object that a page sends. What is not known, not of its type or too long is refused with a sentence for the reader.
/// </summary>
internal sealed class JsonFields : IDisposable
{
    private const long MaxBytes = 256 << 10;
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };
    private readonly JsonDocument _body;
    private readonly LibraryTexts _texts;

    private JsonFields(JsonDocument body, LibraryTexts texts)
    {
        _body = body;
        _texts = texts;
    }

    /// <summary>Reads the body.</summary>
    /// <exception cref="UsageException">It is too large, no object, or has other fields.</exception>
    public static async Task<JsonFields> ReadAsync(HttpContext context, params string[] known)
    {
        var texts = LibraryTexts.For(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(context.Request.Body, s_options, context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name with half a surrogate pair, met while looking for names that stand twice.
            throw new UsageException(HttpTexts.For(context).BadBody);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new UsageException(texts.BodyTooLarge);
        }

        var fields = new JsonFields(body, texts);
        try
        {
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                throw new UsageException(HttpTexts.For(context).BadBody);
            if (body.RootElement.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } other)
                throw new UsageException(texts.UnknownField(other));
            return fields;
        }
        catch
        {
            fields.Dispose();
            throw;
        }
    }

    public bool Has(string name) => _body.RootElement.TryGetProperty(name, out _);

    /// <summary>A text; <see langword="null"/> where it is missing or null.</summary>
    public string? Text(string name, int maxLength)
    {
        if (!_body.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var text = AsText(name, value);
        return text.Length <= maxLength ? text : throw new UsageException(_texts.TooLong(name, maxLength));
    }

    /// <summary>One of some words; <see langword="null"/> where it is missing or null.</summary>
    public string? Word(string name, IReadOnlyList<string> words) => Text(name, 100) is not { } text || words.Contains(text, StringComparer.Ordinal)
        ? Text(name, 100)
        : throw new UsageException(_texts.OneOf(name, string.Join(", ", words)));

    public bool? Flag(string name) => !_body.RootElement.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UsageException(_texts.WrongType(name)),
    };

    /// <summary>Whole numbers; empty where they are missing.</summary>
    public IReadOnlyList<int> Numbers(string name)
    {
        if (!_body.RootElement.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw new UsageException(_texts.WrongType(name));
        return [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) ? number : throw new UsageException(_texts.WrongType(name)))];
    }

    /// <summary>An object of texts.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        if (!_body.RootElement.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Object)
            throw new UsageException(_texts.WrongType(name));
        try
        {
            return value.EnumerateObject().ToDictionary(field => field.Name, field => AsText(name, field.Value), StringComparer.Ordinal);
        }
        catch (InvalidOperationException)
        {
            throw new UsageException(_texts.WrongType(name));
        }
    }

    public void Dispose() => _body.Dispose();

    private string AsText(string name, JsonElement value)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: JSON, but no Unicode.
        }

        throw new UsageException(_texts.WrongType(name));
    }
}
