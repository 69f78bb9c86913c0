using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assistant.Doubles.PostgreSql;
using Assistant.Storage.Scripts;
using Assistant.Storage.State.PostgreSql;
using Assistant.Storage.Tests.Doubles;
using Dapper;

namespace Assistant.Storage.Tests.State;

/// <summary>What goes wrong with a database server, against a real one.</summary>
public sealed class PostgreSqlStateTests(PostgreSqlStateTests.Server server) : IClassFixture<PostgreSqlStateTests.Server>
{
    private static int s_schemas;
    private readonly string _schema = $"test_{Interlocked.Increment(ref s_schemas)}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_at_once_bring_the_schema_up_to_date_once()
    {
        await server.SchemaAsync(_schema);
        var hosts = Enumerable.Range(0, 8).Select(_ => Open()).ToList();

        await Task.WhenAll(hosts.Select(host => SqliteStateTests.CountAsync(host)));

        (await hosts[0].ReadAsync(connection => connection.QueryAsync<string>("SELECT name FROM state_version ORDER BY version"), Token))
            .ShouldBe(Script.All("state/postgresql/").Select(script => script.Name));
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_a_sentence()
    {
        await server.SchemaAsync(_schema);
        await using (var host = Open())
            await host.WriteAsync(connection => connection.ExecuteAsync("INSERT INTO state_version VALUES (9999, '9999_future', '2099')"), Token);

        await using var older = Open();
        var failure = await Should.ThrowAsync<StorageException>(() => SqliteStateTests.CountAsync(older));

        failure.Failure.ShouldBe(StorageFailure.TooNew);
        failure.Message.ShouldContain("9999");
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        await server.SchemaAsync(_schema);
        await using var host = Open();

        await Should.ThrowAsync<InvalidOperationException>(() => host.WriteAsync<int>(
            async connection =>
            {
                await connection.ExecuteAsync(SqliteStateTests.Insert);
                throw new InvalidOperationException("halfway");
            },
            Token));

        (await SqliteStateTests.CountAsync(host)).ShouldBe(0);
    }

    [Fact]
    public async Task The_loser_of_a_deadlock_is_run_again()
    {
        await server.SchemaAsync(_schema);
        await using var host = Open();
        await host.WriteAsync(connection => connection.ExecuteAsync(SqliteStateTests.Insert + ", ('k', 's', 'd', '', '', 1, 1)"), Token);
        var (runs, first) = (0, new Barrier2());

        Task Cross(string one, string other) => host.WriteAsync(
            async connection =>
            {
                var run = Interlocked.Increment(ref runs);
                await connection.ExecuteAsync("SET LOCAL deadlock_timeout = '50ms'; UPDATE conversation SET updated_ms = updated_ms + 1 WHERE id = @one", new { one });
                if (run <= 2)
                    await first.MeetAsync();
                return await connection.ExecuteAsync("UPDATE conversation SET updated_ms = updated_ms + 1 WHERE id = @other", new { other });
            },
            Token);
        await Task.WhenAll(Cross("c", "d"), Cross("d", "c"));

        runs.ShouldBe(3);
        (await host.ReadAsync(connection => connection.QueryAsync<long>("SELECT updated_ms FROM conversation"), Token)).ShouldBe([3, 3]);
    }

    [Fact]
    public async Task A_password_comes_from_a_file_and_a_wrong_one_is_a_sentence_without_it()
    {
        await server.SchemaAsync(_schema);
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder.File("right"), PostgreSqlServer.Password + "\n", Token);
        await File.WriteAllTextAsync(folder.File("wrong"), "falsch-und-geheim", Token);
        var connection = $"{server.Running.TcpConnection};Search Path={_schema}";

        await using (var right = Open(connection, folder.File("right")))
            (await SqliteStateTests.CountAsync(right)).ShouldBe(0);
        foreach (var file in new[] { folder.File("wrong"), folder.File("missing"), null })
        {
            await using var host = Open(connection, file);
            var failure = await Should.ThrowAsync<StorageException>(() => SqliteStateTests.CountAsync(host));
            failure.Failure.ShouldBe(file is null ? StorageFailure.NotAccessible : StorageFailure.AccessDenied);
            failure.ToString().ShouldNotContain("falsch-und-geheim");
        }
    }

    [Theory]
    [InlineData("Host=db;Username=a;Password=geheim", StorageFailure.AccessDenied)]
    [InlineData("Username=a", StorageFailure.NotAccessible)]
    [InlineData("Host=db", StorageFailure.NotAccessible)]
    [InlineData("Unsinn", StorageFailure.NotAccessible)]
    [InlineData("Host=db;Farbe=blau;Username=a", StorageFailure.NotAccessible)]
    public void A_setting_that_cannot_be_used_is_a_sentence(string connection, StorageFailure failure)
    {
        var exception = Should.Throw<StorageException>(() => Open(connection));

        exception.Failure.ShouldBe(failure);
        exception.Message.ShouldContain("Assistant:State:PostgreSql");
        exception.Message.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_sentence_in_seconds_and_a_server_that_is_back_is_used_again()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, Server.Missing);
        await using var own = await PostgreSqlServer.StartAsync(null, Token);
        await using var host = Open(own.SocketConnection);
        await host.WriteAsync(connection => connection.ExecuteAsync(SqliteStateTests.Insert), Token);

        await own.StopAsync();
        var failure = await Should.ThrowAsync<StorageException>(() => SqliteStateTests.CountAsync(host));
        failure.Failure.ShouldBe(StorageFailure.Unreachable);
        await own.StartAsync(Token);

        (await SqliteStateTests.CountAsync(host)).ShouldBe(1);
        await own.StopAsync();
        await own.StartAsync(Token); // the pooled connection is dead, and nobody was told
        (await SqliteStateTests.CountAsync(host)).ShouldBe(1);
    }

    [Fact]
    public async Task Connections_go_to_the_addresses_that_were_given_for_the_name_and_to_no_other()
    {
        await server.SchemaAsync(_schema);
        var asked = new List<(string, int)>();
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder.File("password"), PostgreSqlServer.Password, Token);
        await using var host = new PostgreSqlStateDatabase(
            new PostgreSqlOptions
            {
                // No resolver knows this name (RFC 2606).
                ConnectionString = $"Host=db.invalid;Port={server.Running.Port};Username={PostgreSqlServer.Role};Database=postgres;Search Path={_schema}",
                PasswordFile = folder.File("password"),
                Resolve = (name, port, _) =>
                {
                    asked.Add((name, port));
                    return Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]);
                },
            },
            TimeProvider.System);

        (await SqliteStateTests.CountAsync(host)).ShouldBe(0);
        (await SqliteStateTests.CountAsync(host)).ShouldBe(0);

        asked.ShouldBe([("db.invalid", server.Running.Port)]);
    }

    [Fact]
    public async Task A_certificate_is_checked_against_the_name_and_not_the_address()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, Server.Missing);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var folder = new TemporaryDirectory();
        var certificate = Certificate(key, "db.invalid");
        await File.WriteAllTextAsync(folder.File("root.pem"), certificate, Token);
        await File.WriteAllTextAsync(folder.File("password"), PostgreSqlServer.Password, Token);
        await using var own = await PostgreSqlServer.StartAsync((certificate, key.ExportECPrivateKeyPem()), Token);

        await using (var right = Tls("db.invalid"))
            (await SqliteStateTests.CountAsync(right)).ShouldBe(0);
        await using var wrong = Tls("other.invalid");
        var failure = await Should.ThrowAsync<StorageException>(() => SqliteStateTests.CountAsync(wrong));

        failure.Failure.ShouldBe(StorageFailure.NotAccessible);
        failure.Message.ShouldContain("certificate");

        PostgreSqlStateDatabase Tls(string name) => Open(
            $"Host={name};Port={own.Port};Username={PostgreSqlServer.Role};Database=postgres;SSL Mode=VerifyFull;Root Certificate={folder.File("root.pem")}", folder.File("password"));
    }

    private static string Certificate(ECDsa key, string name)
    {
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.ExportCertificatePem();
    }

    private PostgreSqlStateDatabase Open() => Open($"{server.Running.SocketConnection};Search Path={_schema}");

    private static PostgreSqlStateDatabase Open(string connection, string? passwordFile = null) => new(
        new PostgreSqlOptions
        {
            ConnectionString = connection,
            PasswordFile = passwordFile,
            Resolve = (_, _, _) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]),
        },
        TimeProvider.System);

    private sealed class Barrier2
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _here;

        public Task MeetAsync()
        {
            if (Interlocked.Increment(ref _here) == 2)
                _both.SetResult();
            return _both.Task;
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        public const string Missing = "PostgreSQL (Debian: postgresql) is not installed.";
        private PostgreSqlServer? _server;

        internal PostgreSqlServer Running => _server!;

        public async ValueTask InitializeAsync()
        {
            if (PostgreSqlServer.IsInstalled)
                _server = await PostgreSqlServer.StartAsync(null, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
                await _server.DisposeAsync();
        }

        internal async Task SchemaAsync(string schema)
        {
            Assert.SkipUnless(PostgreSqlServer.IsInstalled, Missing);
            await _server!.ExecuteAsync($"CREATE SCHEMA {schema}", TestContext.Current.CancellationToken);
        }
    }
}
