using Assistant.Memory.Indexing;
using Assistant.Memory.Tests.Indexing;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>The index over Qdrant does what every index must do.</summary>
public sealed class QdrantPassageIndexTests : PassageIndexTests
{
    private QdrantServer _server = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override async Task<IPassageIndex> OpenAsync()
    {
        _server = await QdrantServer.StartAsync();
        return _server.Open();
    }
}
