using Assistant.Conversations.Prompts;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// Whether a prompt fits a model's window. Servers drop the oldest messages of one that does not, and say nothing; so it is refused here.
/// </summary>
internal static class PromptSize
{
    /// <summary>Checks the prompt and the room for the answer that the client asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="contextTokens">The window; 0 where it is not known.</param>
    /// <param name="factor">What is known of how the model counts (<see cref="TokenEstimator.Factor"/>).</param>
    /// <exception cref="OpenAIException">It does not fit.</exception>
    public static void Check(ChatRequest request, int contextTokens, double factor)
    {
        if (contextTokens <= 0)
            return;
        var estimate = request.Messages.Sum(TokenEstimator.Estimate) + (request.Options.Tools?.Sum(TokenEstimator.Estimate) ?? 0);
        var prompt = (long)Math.Ceiling(estimate * factor);
        var answer = request.Options.MaxOutputTokens ?? 0;
        if (prompt + answer > contextTokens)
            throw new OpenAIException(
                StatusCodes.Status400BadRequest,
                $"The model's window has {contextTokens} tokens; the messages may have {prompt}, and {answer} are asked for the answer. Shorten them.",
                "context_length_exceeded",
                "messages");
    }
}
