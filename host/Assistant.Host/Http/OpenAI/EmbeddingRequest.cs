using System.Text.Json;

namespace Assistant.Host.Http.OpenAI;

/// <summary>A request for vectors. Immutable.</summary>
/// <param name="Model">The model as the client names it.</param>
/// <param name="Inputs">The texts; at least one, none empty.</param>
/// <param name="Dimensions">The length of the vectors; <see langword="null"/> for the model's own.</param>
/// <param name="AsBase64">Whether the vectors are wanted as little-endian floats in Base64, as the official clients ask.</param>
internal sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Inputs, int? Dimensions, bool AsBase64)
{
    // As OpenAI documents it.
    private const int MaxInputs = 2048;

    /// <exception cref="OpenAIException">The body is no such request.</exception>
    public static EmbeddingRequest Read(JsonElement body)
    {
        var fields = new RequestFields(body, "");
        var model = fields.Required("model");
        var inputs = Texts(fields);
        if (inputs.Count is 0 or > MaxInputs)
            throw OpenAIException.Invalid("input", $"must be a text or a list of 1 to {MaxInputs} texts.");
        if (inputs.Any(string.IsNullOrEmpty))
            throw OpenAIException.Invalid("input", "must have no empty text.");
        var format = fields.Text("encoding_format") ?? "float";
        if (format is not ("float" or "base64"))
            throw OpenAIException.Invalid("encoding_format", "must be float or base64.");
        return new EmbeddingRequest(model, inputs, (int?)fields.Integer("dimensions", 1, 65_536), format == "base64");
    }

    private static List<string> Texts(RequestFields fields) => fields["input"].ValueKind == JsonValueKind.String
        ? [fields.Text("input")!]
        : [.. fields.List("input").Select(input => input.Value.ValueKind switch
        {
            JsonValueKind.String => input.Value.GetString()!,
            JsonValueKind.Number or JsonValueKind.Array => throw OpenAIException.Unsupported("input", "must be text; tokens of another model's tokenizer mean nothing here."),
            _ => throw OpenAIException.Invalid(input.Path, "must be a text."),
        })];
}
