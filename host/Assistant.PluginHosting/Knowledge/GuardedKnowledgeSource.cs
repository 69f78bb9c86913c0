using System.Runtime.CompilerServices;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Knowledge;

/// <summary>A plugin's source behind time limits. Does not hold the plugin: that does the instance, which lets go when it is unloaded.</summary>
internal sealed class GuardedKnowledgeSource(PluginInstance instance, string name) : IKnowledgeSource
{
    private int _reading;

    public string Name => name;

    public async IAsyncEnumerable<SourceChange> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 1)
            throw SourceMessages.Busy(name);
        try
        {
            await using var reading = instance.OpenSource(name, request);
            while (await reading.NextAsync(cancellationToken) is { } change)
                yield return change;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }
}
