using Assistant.Host.Outputs;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>The citations of an answer of the assistant, on their way to the field <c>citations</c>.</summary>
internal sealed class CitationsContent(IReadOnlyList<CitationOutput> citations) : AIContent
{
    public IReadOnlyList<CitationOutput> Citations { get; } = citations;
}
