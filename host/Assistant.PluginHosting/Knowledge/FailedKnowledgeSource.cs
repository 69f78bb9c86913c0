using Assistant.Sdk;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>Stands in for a source that could not be created, so that the operator sees its reason where the source would be read.</summary>
internal sealed class FailedKnowledgeSource(string name, SourceException failure) : IKnowledgeSource
{
    public string Name => name;

    public IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => throw SourceMessages.Again(failure);
}
