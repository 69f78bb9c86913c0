using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>Turns the lines of one answer into updates. For one answer, not thread-safe.</summary>
internal interface IAnswerParser : IDisposable
{
    /// <summary>Whether the end mark came: nothing more is to be read.</summary>
    bool IsComplete { get; }

    /// <summary>Whether all that matters came, though a mark or figures may follow.</summary>
    bool MayEnd { get; }

    /// <summary>Takes the next line.</summary>
    /// <returns>The update that it completes; <see langword="null"/> where it completes none.</returns>
    /// <exception cref="ModelException">The line is no part of an answer, or an error.</exception>
    ChatResponseUpdate? Take(ReadOnlySpan<byte> line);

    /// <summary>The bytes ended.</summary>
    /// <returns>What is still to be said; <see langword="null"/> for nothing.</returns>
    /// <exception cref="ModelException">The answer is not complete.</exception>
    ChatResponseUpdate? End();
}
