namespace Assistant.Memory.Embedding;

/// <summary>
/// What models were trained to find before a text, from their model cards; without it they rank noticeably worse. Servers such as Ollama add
/// nothing. Other models get the text as it is.
/// </summary>
internal static class EmbeddingPrompts
{
    // The first that occurs in the model's name.
    private static readonly (string Model, string Passage, string Question)[] s_prompts =
    [
        ("e5-large-instruct", "", "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "),
        ("multilingual-e5", "passage: ", "query: "),
        ("nomic-embed", "search_document: ", "search_query: "),
        ("snowflake-arctic-embed", "", "query: "),
        ("qwen3-embedding", "", "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"),
        ("embeddinggemma", "title: none | text: ", "task: search result | query: "),
    ];

    /// <summary>A passage as the model is to get it.</summary>
    public static string Passage(string model, string text) => Find(model).Passage + text;

    /// <summary>A question as the model is to get it.</summary>
    public static string Question(string model, string text) => Find(model).Question + text;

    private static (string Model, string Passage, string Question) Find(string model)
    {
        foreach (var prompt in s_prompts)
        {
            if (model.Contains(prompt.Model, StringComparison.OrdinalIgnoreCase))
                return prompt;
        }

        return ("", "", "");
    }
}
