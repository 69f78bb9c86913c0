namespace Assistant.Memory.Embedding;

/// <summary>Judges how well texts answer a question, reading both together. The host may bring one. Thread-safe.</summary>
public interface IReranker
{
    /// <summary>Judges.</summary>
    /// <param name="cityId">The city, whose own servers are asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A number for each text, in the same order, the higher the better; <see langword="null"/> where no model is in reach.</returns>
    Task<IReadOnlyList<double>?> JudgeAsync(string cityId, string question, IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
