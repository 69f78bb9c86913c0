using Assistant.Memory.Embedding;

namespace Assistant.Memory.Tests.Embedding;

public sealed class EmbeddingPromptsTests
{
    [Theory]
    [InlineData("bge-m3", "Text", "Text")]
    [InlineData("jeffh/intfloat-multilingual-e5-large:f16", "passage: Text", "query: Text")]
    [InlineData("nomic-embed-text-v2-moe", "search_document: Text", "search_query: Text")]
    [InlineData("snowflake-arctic-embed2", "Text", "query: Text")]
    [InlineData("embeddinggemma:300m", "title: none | text: Text", "task: search result | query: Text")]
    public void A_model_gets_what_it_was_trained_with(string model, string passage, string question)
    {
        EmbeddingPrompts.Passage(model, "Text").ShouldBe(passage);
        EmbeddingPrompts.Question(model, "Text").ShouldBe(question);
    }

    [Fact]
    public void Models_trained_on_instructions_get_one_with_questions_alone()
    {
        foreach (var model in new[] { "qwen3-embedding:0.6b", "multilingual-e5-large-instruct" })
        {
            EmbeddingPrompts.Passage(model, "Text").ShouldBe("Text");
            EmbeddingPrompts.Question(model, "Text").ShouldMatch("^Instruct: .*\nQuery: ?Text$");
        }
    }
}
