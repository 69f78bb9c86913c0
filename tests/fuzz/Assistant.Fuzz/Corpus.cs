using System.Text;

namespace Assistant.Fuzz;

/// <summary>Lines as servers send them, from which mutants are made.</summary>
/// <param name="Pieces">Lines after which an answer goes on.</param>
/// <param name="Ends">Lines with which one ends, well or badly.</param>
internal sealed record Corpus(byte[][] Pieces, byte[][] Ends)
{
    public static Corpus Ollama { get; } = new(Bytes(
        """{"model":"qwen3:14b","created_at":"2026-03-04T08:52:19.385406455Z","message":{"role":"assistant","content":"Der Stadtrat"},"done":false}""",
        """{"model":"qwen3:14b","created_at":"2026-03-04T08:52:19.385406455Z","message":{"role":"assistant","content":" beschließt – „ja“ \ud83c\udfdb\ufe0f\n\"§ 34\""},"done":false}""",
        """{"model":"qwen3:14b","created_at":"2026-03-04T08:52:19Z","message":{"role":"assistant","content":"","thinking":"Überlegen wir …"},"done":false}""",
        """{"model":"qwen3:14b","created_at":"2026-03-04T08:52:19Z","message":{"role":"assistant","content":"","images":null,"tool_calls":[{"id":"call_1","function":{"index":0,"name":"search_papers","arguments":{"text":"Radweg","years":[2024,2025],"deep":{"a":null,"b":true,"c":1.5e3}}}}]},"done":false}""",
        """{"message":null,"done":false,"unknown":[[{}],"x",-0.0,1e400]}""",
        ""), Bytes(
        """{"model":"qwen3:14b","created_at":"2026-03-04T08:52:20Z","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":4883583458,"load_duration":1334875,"prompt_eval_count":26,"prompt_eval_duration":342546000,"eval_count":282,"eval_duration":4535599000}""",
        """{"error":"an error was encountered while running the model"}"""));

    public static Corpus OpenAI { get; } = new(Bytes(
        """data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1772614339,"model":"qwen3","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}""",
        """data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1772614339,"model":"qwen3","choices":[{"index":0,"delta":{"content":"Der Stadtrat beschließt \ud83c\udfdb\n"},"logprobs":null,"finish_reason":null}]}""",
        """data: {"choices":[{"index":0,"delta":{"reasoning_content":"Überlegen wir …"},"finish_reason":null}]}""",
        """data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"search_papers","arguments":""}}]},"finish_reason":null}]}""",
        """data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"text\":\"Rad"}},{"index":1,"id":"call_2","function":{"name":"now","arguments":"{}"}}]},"finish_reason":null}]}""",
        """data: {"choices":[],"usage":{"prompt_tokens":26,"completion_tokens":282,"total_tokens":308,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":9}}}""",
        "data:",
        "data",
        ": keep-alive",
        "event: error",
        "id: 7",
        ""), Bytes(
        """data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
        """data: {"error":{"message":"out of memory","type":"server_error","code":500}}""",
        "data: [DONE]"));

    public byte[][] All { get; } = [.. Pieces, .. Ends];

    private static byte[][] Bytes(params string[] lines) => [.. lines.Select(Encoding.UTF8.GetBytes)];
}
