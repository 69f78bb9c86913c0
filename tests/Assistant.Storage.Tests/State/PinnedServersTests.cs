using System.Net;
using Assistant.Storage.State.PostgreSql;
using Npgsql;

namespace Assistant.Storage.Tests.State;

public sealed class PinnedServersTests
{
    private readonly List<(string Name, int Port)> _asked = [];

    [Fact]
    public async Task Every_name_becomes_its_checked_addresses_and_a_socket_stays()
    {
        var pinned = await ResolveAsync("Host=db1,db2:5433,/run/postgresql;Port=5400;Username=a", "10.0.0.5", "fd00::5");

        pinned.Host.ShouldBe("10.0.0.5:5400,[fd00::5]:5400,10.0.0.5:5433,[fd00::5]:5433,/run/postgresql");
        _asked.ShouldBe([("db1", 5400), ("db2", 5433)]);
    }

    [Theory]
    [InlineData("Host=db;Username=a", "10.0.0.5", SslMode.VerifyFull)]
    [InlineData("Host=db;Username=a;SSL Mode=Require", "10.0.0.5", SslMode.Require)]
    [InlineData("Host=localhost;Username=a", "127.0.0.1", SslMode.Prefer)]
    [InlineData("Host=/run/postgresql;Username=a", "127.0.0.1", SslMode.Prefer)]
    public async Task A_server_elsewhere_must_show_its_certificate_unless_the_operator_says_otherwise(string connection, string address, SslMode mode) =>
        (await ResolveAsync(connection, address)).SslMode.ShouldBe(mode);

    [Fact]
    public async Task What_would_ask_other_servers_is_off_whatever_the_setting_says()
    {
        var pinned = await ResolveAsync("Host=db;Username=a;Gss Encryption Mode=Require;Check Certificate Revocation=true", "10.0.0.5");

        pinned.GssEncryptionMode.ShouldBe(GssEncryptionMode.Disable);
        pinned.CheckCertificateRevocation.ShouldBeFalse();
        pinned.RequireAuth!.ShouldNotContain("GSS");
        pinned.RequireAuth!.ShouldNotContain("SSPI");
    }

    private async Task<NpgsqlConnectionStringBuilder> ResolveAsync(string connection, params string[] addresses)
    {
        var servers = new PinnedServers(new PostgreSqlOptions
        {
            ConnectionString = connection,
            Resolve = (name, port, _) =>
            {
                _asked.Add((name, port));
                return Task.FromResult<IReadOnlyList<IPAddress>>([.. addresses.Select(IPAddress.Parse)]);
            },
        });
        return new NpgsqlConnectionStringBuilder((await servers.ResolveAsync(TestContext.Current.CancellationToken)).ConnectionString);
    }
}
