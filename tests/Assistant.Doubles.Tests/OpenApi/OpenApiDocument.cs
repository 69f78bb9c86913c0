using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Assistant.Doubles.Tests.OpenApi;

/// <summary>A published OpenAPI 3 document, to hold answers against.</summary>
internal sealed class OpenApiDocument
{
    private readonly YamlMappingNode _root;

    private OpenApiDocument(YamlMappingNode root) => _root = root;

    public static OpenApiDocument Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return new OpenApiDocument((YamlMappingNode)stream.Documents[0].RootNode);
    }

    /// <summary>What is wrong with a value of a named schema; empty: nothing.</summary>
    /// <param name="undocumented">Properties that the document leaves out though the server sends them, as <c>Schema.property</c>.</param>
    public IReadOnlyList<string> Check(JsonElement value, string schema, params IReadOnlyCollection<string> undocumented)
    {
        var validator = new SchemaValidator(this, undocumented);
        validator.Check(value, Find($"#/components/schemas/{schema}"), schema);
        return validator.Findings;
    }

    /// <summary>The name of the schema of an answer, so that the test does not choose it.</summary>
    public string SchemaOf(string path, string method, int status, string mediaType)
    {
        var schema = (YamlMappingNode)Step(Step(Step(Step(Step(Step(Step(_root, "paths"), path), method), "responses"), status.ToString(System.Globalization.CultureInfo.InvariantCulture)), "content"), mediaType)["schema"];
        return ((YamlScalarNode)schema["$ref"]).Value!.Split('/')[^1];
    }

    /// <summary>What a <c>$ref</c> leads to.</summary>
    public YamlMappingNode Find(string reference) => reference.Split('/').Skip(1).Aggregate(_root, Step);

    private static YamlMappingNode Step(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? (YamlMappingNode)child : throw new InvalidOperationException($"The document has no “{name}” there.");
}
