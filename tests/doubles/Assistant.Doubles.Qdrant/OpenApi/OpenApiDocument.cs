using System.Text.Json;

namespace Assistant.Doubles.Qdrant.OpenApi;

/// <summary>Qdrant's published OpenAPI 3 document. Immutable.</summary>
internal sealed class OpenApiDocument
{
    private readonly JsonElement _root;
    private readonly List<(string[] Segments, JsonElement Path)> _paths;

    private OpenApiDocument(JsonElement root)
    {
        _root = root;
        _paths = [.. root.GetProperty("paths").EnumerateObject().Select(path => (path.Name.Split('/'), path.Value))];
    }

    public static OpenApiDocument Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new OpenApiDocument(document.RootElement.Clone());
    }

    /// <summary>What is wrong with a request; empty: nothing.</summary>
    public IReadOnlyList<string> CheckRequest(string method, string path, IEnumerable<string> parameters, JsonElement? body)
    {
        if (Find(method, path) is not { } operation)
            return [$"{method} {path} is not in the document"];
        var known = operation.TryGetProperty("parameters", out var listed)
            ? listed.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        List<string> findings = [.. parameters.Where(parameter => !known.Contains(parameter)).Select(parameter => $"{method} {path} has the parameter {parameter}, which the document does not know")];
        if (operation.TryGetProperty("requestBody", out var expected) && body is { } json)
            findings.AddRange(Check(json, Schema(expected), "request"));
        else if (body is not null)
            findings.Add($"{method} {path} has a body, which the document does not know");
        return findings;
    }

    /// <summary>What is wrong with an answer; empty: nothing.</summary>
    public IReadOnlyList<string> CheckAnswer(string method, string path, int status, JsonElement body)
    {
        if (Find(method, path) is not { } operation)
            return [];
        var responses = operation.GetProperty("responses");
        return responses.TryGetProperty(status == 200 ? "200" : status < 500 ? "4XX" : "default", out var response) ? Check(body, Schema(response), "answer") : [$"{method} {path} may not answer {status}"];
    }

    /// <summary>What a <c>$ref</c> leads to.</summary>
    public JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(_root, (node, name) => node.GetProperty(name));

    private static JsonElement Schema(JsonElement holder) => holder.GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private JsonElement? Find(string method, string path)
    {
        var segments = path.Length > 1 ? path.TrimEnd('/').Split('/') : path.Split('/');
        foreach (var (template, operations) in _paths.OrderBy(entry => entry.Segments.Count(segment => segment.StartsWith('{'))))
        {
            if (template.Length == segments.Length && template.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
                return operations.TryGetProperty(method.ToLowerInvariant(), out var operation) ? operation : null;
        }

        return null;
    }

    private IReadOnlyList<string> Check(JsonElement value, JsonElement schema, string place)
    {
        var validator = new SchemaValidator(this);
        validator.Check(value, schema, place);
        return validator.Findings;
    }
}
