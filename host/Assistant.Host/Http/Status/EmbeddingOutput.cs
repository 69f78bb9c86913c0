using Assistant.Memory.Embedding;

namespace Assistant.Host.Http.Status;

/// <summary>How far the passages of a city have been embedded.</summary>
/// <param name="Model">The model.</param>
/// <param name="Passages">How many passages there are.</param>
/// <param name="Embedded">How many of them have a vector, or could not get one.</param>
internal sealed record EmbeddingOutput(string Model, long Passages, long Embedded)
{
    /// <summary>What a city is searched by.</summary>
    public static string SearchedBy(EmbeddingState? state) => state?.SearchedBy is null ? "words" : "words-and-meaning";

    /// <summary>The state; <see langword="null"/> where no embedder is set up.</summary>
    public static EmbeddingOutput? Of(EmbeddingState? state) => state?.Model is { } model ? new EmbeddingOutput(model, state.Total, state.Done) : null;
}
