using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace Assistant.Storage.State.PostgreSql;

/// <summary>
/// Builds data sources that connect to checked addresses alone: the names of the setting are resolved here, and Npgsql is given addresses.
/// Certificates are still checked against the names. Nothing else that Npgsql could connect to (Kerberos, revocation lists) is used.
/// </summary>
internal sealed class PinnedServers
{
    private readonly PostgreSqlOptions _options;
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly bool _saysSslMode;

    /// <exception cref="StorageException">The connection string cannot be used.</exception>
    public PinnedServers(PostgreSqlOptions options)
    {
        _options = options;
        try
        {
            _settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StorageException(StorageFailure.NotAccessible, $"The setting Assistant:State:PostgreSql is no connection string ({exception.Message}). Write Host=…;Database=…;Username=….", exception);
        }

        if (_settings.Password is not null)
            throw new StorageException(StorageFailure.AccessDenied, "The setting Assistant:State:PostgreSql holds a password. Put it into a file of its own that only the host may read, and name that in Assistant:State:PasswordFile.");
        if (string.IsNullOrWhiteSpace(_settings.Host) || string.IsNullOrWhiteSpace(_settings.Username))
            throw new StorageException(StorageFailure.NotAccessible, "The setting Assistant:State:PostgreSql names no Host or no Username. Write Host=…;Database=…;Username=….");
        var words = new DbConnectionStringBuilder { ConnectionString = options.ConnectionString };
        bool Says(params string[] keys) => keys.Any(words.ContainsKey);
        _saysSslMode = Says("SSL Mode", "SslMode");
        if (!Says("Timeout"))
            _settings.Timeout = 5;
        if (!Says("Command Timeout", "CommandTimeout"))
            _settings.CommandTimeout = 15;
        if (!Says("Maximum Pool Size", "Max Pool Size", "MaxPoolSize"))
            _settings.MaxPoolSize = 20;
        _settings.GssEncryptionMode = GssEncryptionMode.Disable;
        _settings.RequireAuth = "ScramSHA256,MD5,Password,None";
        _settings.CheckCertificateRevocation = false;
        Name = $"{_settings.Host}/{_settings.Database ?? _settings.Username}";
    }

    /// <summary>The servers and the database, for sentences.</summary>
    public string Name { get; }

    /// <summary>Resolves the names and gives the connection string with addresses; another one where the names lead elsewhere.</summary>
    public async Task<PinnedTarget> ResolveAsync(CancellationToken cancellationToken)
    {
        var hosts = new List<string>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var isLocal = true;
        foreach (var entry in _settings.Host!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry[0] is '/' or '@')
            {
                hosts.Add(entry); // a Unix socket does not leave the machine
                continue;
            }

            var (name, port) = Split(entry, _settings.Port);
            foreach (var address in await _options.Resolve(name, port, cancellationToken))
            {
                var text = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
                hosts.Add(string.Create(CultureInfo.InvariantCulture, $"{text}:{port}"));
                names[text] = names[address.ToString()] = name;
                isLocal &= IPAddress.IsLoopback(address);
            }
        }

        var pinned = new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Host = string.Join(',', hosts.Distinct(StringComparer.Ordinal)) };
        if (!_saysSslMode && !isLocal)
            pinned.SslMode = SslMode.VerifyFull;
        return new PinnedTarget(pinned.ConnectionString, names);
    }

    public NpgsqlDataSource Build(PinnedTarget target)
    {
        var builder = new NpgsqlDataSourceBuilder(target.ConnectionString);
        if (_options.PasswordFile is { } file)
            builder.UsePasswordProvider(_ => Password(file), (_, _) => ValueTask.FromResult(Password(file)));
        builder.UseSslClientAuthenticationOptionsCallback(ssl => Harden(ssl, target.Names));
        return builder.Build();
    }

    private static void Harden(SslClientAuthenticationOptions ssl, IReadOnlyDictionary<string, string> names)
    {
        if (ssl.TargetHost is { } address && names.TryGetValue(address, out var name))
            ssl.TargetHost = name;
        // Building a chain would fetch intermediates and revocation lists from addresses that stand in the certificate.
        ssl.CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
    }

    private static string Password(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFailure.AccessDenied, $"The file {file} (Assistant:State:PasswordFile) cannot be read ({exception.Message}). Check the path and its permissions.", exception);
        }
    }

    private static (string Name, int Port) Split(string entry, int port)
    {
        var colon = entry.LastIndexOf(':');
        var isPort = colon > 0 && (entry.IndexOf(':', StringComparison.Ordinal) == colon || entry[colon - 1] == ']');
        var name = isPort ? entry[..colon] : entry;
        return (name.Trim('[', ']'), isPort && int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : port);
    }
}
