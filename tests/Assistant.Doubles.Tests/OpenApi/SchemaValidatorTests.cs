using System.Text.Json;

namespace Assistant.Doubles.Tests.OpenApi;

/// <summary>A validator that cannot fail is worth nothing.</summary>
public class SchemaValidatorTests
{
    private const string Document = """
        components:
          schemas:
            Model:
              type: object
              required: [name]
              properties:
                name: { type: string }
                size: { type: integer, minimum: 0 }
                at: { type: string, format: date-time }
                license: { type: [string, "null"] }
                note: { type: string, nullable: true }
                kind: { type: string, enum: [chat, embed] }
                details: { type: object }
                tags: { type: array, minItems: 1, items: { type: string } }
                input:
                  oneOf:
                    - { type: string }
                    - { type: array, items: { type: string } }
            List:
              type: object
              properties:
                models: { type: array, items: { $ref: "#/components/schemas/Model" } }
            Loaded:
              allOf:
                - $ref: "#/components/schemas/Model"
                - { type: object, required: [vram], properties: { vram: { type: number } } }
            Odd: { type: object, patternProperties: {} }
        """;

    [Theory]
    [InlineData("Model", """{"name":"a","size":1,"at":"2026-11-22T14:00:00Z","license":null,"note":null,"kind":"chat","details":{"x":1},"tags":["t"],"input":["i"]}""")]
    [InlineData("Model", """{"name":"a","input":"i","at":"2026-11-22T14:00:00.123+01:00"}""")]
    [InlineData("List", """{"models":[{"name":"a"},{"name":"b"}]}""")]
    [InlineData("Loaded", """{"name":"a","vram":1.5}""")]
    public void What_is_right_is_not_blamed(string schema, string json) => Check(schema, json).ShouldBeEmpty();

    [Theory]
    [InlineData("Model", "{}", "Model lacks name")]
    [InlineData("Model", """{"name":1}""", "Model.name is Number, not string")]
    [InlineData("Model", """{"name":null}""", "Model.name is Null, not string")]
    [InlineData("Model", """{"name":"a","size":1.5}""", "Model.size is Number, not integer")]
    [InlineData("Model", """{"name":"a","size":-1}""", "Model.size is -1, outside of its limits")]
    [InlineData("Model", """{"name":"a","at":"yesterday"}""", "Model.at is no date-time: yesterday")]
    [InlineData("Model", """{"name":"a","kind":"paint"}""", "Model.kind is \"paint\", which the enum does not have")]
    [InlineData("Model", """{"name":"a","details":[]}""", "Model.details is Array, not object")]
    [InlineData("Model", """{"name":"a","tags":[]}""", "Model.tags has 0 items, outside of its limits")]
    [InlineData("Model", """{"name":"a","tags":["t",2]}""", "Model.tags[] is Number, not string")]
    [InlineData("Model", """{"name":"a","input":7}""", "Model.input fits 0 of oneOf")]
    [InlineData("Model", """{"name":"a","colour":"red"}""", "Model has colour, which the document does not know")]
    [InlineData("Model", "[]", "Model is Array, not object")]
    [InlineData("List", """{"models":[{"name":"a"},{}]}""", "Model lacks name")]
    [InlineData("Loaded", """{"name":"a"}""", "Loaded lacks vram")]
    [InlineData("Loaded", """{"name":"a","vram":1,"x":1}""", "Loaded has x, which the document does not know")]
    public void What_is_wrong_is_named(string schema, string json, string finding) => Check(schema, json).ShouldBe([finding]);

    [Fact]
    public void A_property_that_is_excused_by_name_is_not_blamed() => Check("Model", """{"name":"a","colour":"red"}""", "Model.colour").ShouldBeEmpty();

    [Fact]
    public void An_unknown_keyword_is_not_passed_over() => Should.Throw<NotSupportedException>(() => Check("Odd", "{}"));

    private static IReadOnlyList<string> Check(string schema, string json, params IReadOnlyCollection<string> undocumented) =>
        OpenApiDocument.Parse(Document).Check(JsonDocument.Parse(json).RootElement, schema, undocumented);
}
