using System.Net;
using System.Net.Sockets;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Documents;

/// <summary>The demo town with one paper made internal and the file of another laid on a server that takes connections and says nothing.</summary>
public sealed class DocumentHost(DemoTown town) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = town.CopyData();
    private readonly TemporaryDirectory _cities = new();
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    internal ServedHost Host { get; private set; } = null!;

    /// <summary>The id of a document of the town.</summary>
    public string IdOf(string paper) => $"{town.Base}/papers/{paper}";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _silent.Start();
        using (var connection = Ledger.Open(_data.Path))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                UPDATE document SET audience = 'internal' WHERE external_id = $internal;
                UPDATE file SET download = $silent WHERE document = (SELECT id FROM document WHERE external_id = $dead);
                """;
            command.Parameters.AddWithValue("$internal", IdOf("2024-0018"));
            command.Parameters.AddWithValue("$silent", $"http://{_silent.LocalEndpoint}/vorlage.pdf");
            command.Parameters.AddWithValue("$dead", IdOf("2024-0035"));
            command.ExecuteNonQuery();
        }

        CityFiles.Write(_cities.Path, "rebstadt", town.System, allow: "127.0.0.0/8");
        Host = await ServedHost.StartAsync(_data.Path, _cities.Path);
        await Host.ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _silent.Dispose();
        _data.Dispose();
        _cities.Dispose();
    }
}
