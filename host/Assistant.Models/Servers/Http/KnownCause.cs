using System.Net;

namespace Assistant.Models.Servers.Http;

/// <summary>A cause that is recognised by a server's words, told in ours. Immutable.</summary>
/// <param name="Failure">What went wrong.</param>
/// <param name="Cause">In the middle of a sentence.</param>
/// <param name="Cure">A sentence.</param>
internal sealed record KnownCause(ModelFailure Failure, string Cause, string Cure)
{
    /// <summary>The cause for a page that tells it in the operator's language.</summary>
    public ModelCauseCode Code { get; init; }

    // From server/routes.go, server/sched.go and llm/server.go of Ollama, vllm/entrypoints/openai, tools/server of llama.cpp. The first that fits wins.
    private static readonly (string[] Words, KnownCause Cause)[] s_known =
    [
        (["maximum pending requests", "server busy", "server overloaded"],
            new(ModelFailure.Busy, "the server has too much to do", "Ask again later, lower Parallel of the endpoint, or add a server.")),
        (["loading model"],
            new(ModelFailure.Busy, "the server is still loading the model", "Ask again in a minute.")),
        (["does not support tools", "tool choice requires", "--jinja"],
            new(ModelFailure.Rejected, "the model cannot call tools there", "Choose a model with the capability “tools”, or switch tools on in that server's start options.")),
        (["does not support thinking"],
            new(ModelFailure.Rejected, "the model cannot think", "Set Think of the model to false.")),
        (["does not support chat", "does not support generate"],
            new(ModelFailure.Rejected, "the model cannot write answers", "Name it for the role “embed” alone, and another for this one.")),
        (["does not support embed", "not support embeddings"],
            new(ModelFailure.Rejected, "the model makes no vectors", "Name an embedding model for the role “embed”.")),
        (["input length exceeds", "context length", "context size", "context window", "exceed_context_size", "maximum context"],
            new(ModelFailure.Rejected, "the request is longer than the model's context", "Raise ContextTokens of the model, or send less.")),
        (["more system memory", "out of memory", "cudamalloc", "unable to allocate", "insufficient memory"],
            new(ModelFailure.ServerFailed, "the server has not enough memory for the model with its context", "Lower ContextTokens, choose a smaller model, or unload others there.") { Code = ModelCauseCode.OutOfMemory }),
        (["runner process", "runner has", "model runner", "load failed", "error loading model", "unable to load model"],
            new(ModelFailure.ServerFailed, "the model's process on the server failed", "Look into that server's log, and restart it there.") { Code = ModelCauseCode.ModelProcessFailed }),
        (["parsing tool call", "failed to parse"],
            new(ModelFailure.ServerFailed, "the model wrote something that the server cannot read as an answer", "Ask again; if it repeats, choose another model.") { Code = ModelCauseCode.UnreadableAnswer }),
    ];

    /// <summary>The cause that the words stand for; <see langword="null"/> for none known.</summary>
    public static KnownCause? Find(string? words, HttpStatusCode status, string? model)
    {
        if (string.IsNullOrEmpty(words))
            return null;
        if (model is not null && status is HttpStatusCode.NotFound or HttpStatusCode.OK && IsMissingModel(words))
            return new(ModelFailure.ModelMissing, "the server does not have the model", $"Run “ollama pull {model}” on that server, or for another kind of server start it with this model.");
        foreach (var (known, cause) in s_known)
        {
            if (known.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return cause;
        }

        return null;
    }

    private static bool IsMissingModel(string words) => words.Contains("model", StringComparison.OrdinalIgnoreCase)
        && (words.Contains("not found", StringComparison.OrdinalIgnoreCase) || words.Contains("does not exist", StringComparison.OrdinalIgnoreCase));
}
