using System.Globalization;
using System.Text.Json;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Reads the members of an object of a request; <c>null</c> counts as missing. What is wrong is named by its path.</summary>
internal readonly struct RequestFields
{
    private readonly JsonElement _element;
    private readonly string _path;

    /// <exception cref="OpenAIException">It is no object.</exception>
    public RequestFields(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw OpenAIException.Invalid(path.Length == 0 ? "body" : path, "must be an object.");
        _element = element;
        _path = path;
    }

    public string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>The member, whatever it is; undefined where it is missing.</summary>
    public JsonElement this[string name] => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    public bool Has(string name) => this[name].ValueKind != JsonValueKind.Undefined;

    public string? Text(string name) => this[name] switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Undefined } => null,
        _ => throw OpenAIException.Invalid(Path(name), "must be a text."),
    };

    public string Required(string name) => Text(name) ?? throw new OpenAIException(StatusCodes.Status400BadRequest, $"“{Path(name)}” is missing.", "missing_required_parameter", Path(name));

    public bool? Flag(string name) => this[name].ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Undefined => null,
        _ => throw OpenAIException.Invalid(Path(name), "must be true or false."),
    };

    public float? Number(string name, float least, float most)
    {
        var value = this[name];
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && number >= least && number <= most
            ? number
            : throw OpenAIException.Invalid(Path(name), string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}."));
    }

    public long? Integer(string name, long least, long most)
    {
        var value = this[name];
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw OpenAIException.Invalid(Path(name), string.Create(CultureInfo.InvariantCulture, $"must be an integer from {least} to {most}."));
    }

    /// <summary>The entries of a list with their paths; none where it is missing.</summary>
    public IEnumerable<(JsonElement Value, string Path)> List(string name)
    {
        var path = Path(name);
        return this[name] switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((value, index) => (value, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
            { ValueKind: JsonValueKind.Undefined } => [],
            _ => throw OpenAIException.Invalid(path, "must be a list."),
        };
    }
}
