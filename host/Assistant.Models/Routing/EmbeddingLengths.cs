using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Routing;

/// <summary>
/// Sees to it that a model's vectors keep their length: vectors of two lengths cannot be compared, and a model that was exchanged under
/// its old name makes everything embedded before useless. Thread-safe.
/// </summary>
internal sealed class EmbeddingLengths(EmbeddingLengthFile? file)
{
    private readonly ConcurrentDictionary<string, int> _lengths = new(file?.Read() ?? new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What to do about a length that has changed.</summary>
    public string Cure => file is null
        ? "Install the former model again, or restart the host and embed everything anew."
        : $"Install the former model again; or delete {file.Path}, restart the host and embed everything anew (assistant sync --full).";

    /// <summary>The length of a model's vectors; <see langword="null"/> where none was made yet.</summary>
    public int? Of(string model) => _lengths.TryGetValue(model, out var length) ? length : null;

    /// <exception cref="ModelException">The answer does not fit the question, or the length has changed.</exception>
    public void Check(string endpoint, string model, int asked, GeneratedEmbeddings<Embedding<float>> vectors)
    {
        if (vectors.Count != asked)
            throw Failed(ModelFailure.BrokenAnswer, endpoint, model, string.Create(CultureInfo.InvariantCulture, $"{endpoint} gave {vectors.Count} vectors of {model} for {asked} texts. Look into the server's log."));
        foreach (var vector in vectors)
        {
            var length = vector.Vector.Length;
            if (length == 0)
                throw Failed(ModelFailure.BrokenAnswer, endpoint, model, $"{endpoint} gave an empty vector of {model}: is it an embedding model?");
            if (_lengths.TryAdd(model, length))
                file?.Write(_lengths);
            var known = _lengths[model];
            if (known != length)
                throw Failed(ModelFailure.EmbeddingSizeChanged, endpoint, model, string.Create(CultureInfo.InvariantCulture, $"The embedding size of {model} changed from {known} to {length} at {endpoint}: the model was exchanged. {Cure}"));
        }
    }

    private static ModelException Failed(ModelFailure failure, string endpoint, string model, string message) => new(failure, message) { Endpoint = endpoint, Model = model };
}
