using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assistant.Doubles.PostgreSql;

/// <summary>
/// A real PostgreSQL of its own, from the installed programs, in a temporary directory, on a Unix socket and on a free port of 127.0.0.1.
/// A server that the machine runs otherwise is neither used nor disturbed. Over TCP it asks for the password, on the socket it does not.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The role.</summary>
    public const string Role = "postgres";

    /// <summary>Its password over TCP.</summary>
    public const string Password = "nur für Tests";

    private readonly string _programs;
    private readonly string _folder;
    private readonly bool _secure;
    private Process? _process;

    private PostgreSqlServer(string programs, string folder, bool secure)
    {
        _programs = programs;
        _folder = folder;
        _secure = secure;
        Port = FreePort();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Connects through the Unix socket.</summary>
    public string SocketConnection => string.Create(CultureInfo.InvariantCulture, $"Host={_folder};Port={Port};Username={Role};Database=postgres;Max Auto Prepare=20");

    /// <summary>Connects over TCP; the password is to be added.</summary>
    public string TcpConnection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={Role};Database=postgres");

    /// <summary>Whether the programs are installed.</summary>
    public static bool IsInstalled => Programs() is not null;

    /// <summary>Creates a cluster and starts it.</summary>
    /// <param name="certificate">A certificate and its key in PEM, for TLS; <see langword="null"/>: without.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">It does not start; the message is what it said.</exception>
    public static async Task<PostgreSqlServer> StartAsync((string Certificate, string Key)? certificate, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-pg-").FullName;
        var server = new PostgreSqlServer(Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed."), folder, certificate is not null);
        try
        {
            await server.CreateAsync(certificate, cancellationToken);
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, on the same port with the same data.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Start(
            "postgres",
            "-D", Path.Combine(_folder, "data"),
            "-k", _folder,
            "-h", "127.0.0.1",
            "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-c", "fsync=off",
            "-c", "max_connections=50",
            "-c", _secure ? "ssl=on" : "ssl=off");
        var log = new List<string>();
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            log.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL does not start: " + string.Join('\n', log));
    }

    /// <summary>Runs a statement with <c>psql</c>, past the program under test.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => EndAsync(
        Start("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", _folder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", Role, "-c", sql),
        cancellationToken);

    /// <summary>Ends it as a crash does: at once, all connections broken.</summary>
    public Task StopAsync() => SignalAsync("QUIT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SignalAsync("INT");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task CreateAsync((string Certificate, string Key)? certificate, CancellationToken cancellationToken)
    {
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, Password, cancellationToken);
        if (Environment.IsPrivilegedProcess)
            await EndAsync(Process.Start("chown", ["-R", Role, _folder]), cancellationToken);
        await EndAsync(
            Start("initdb", "-D", Path.Combine(_folder, "data"), "-U", Role, "--pwfile", password, "--auth-local=trust", "--auth-host=scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"),
            cancellationToken);
        if (certificate is not { } pair)
            return;
        foreach (var (name, text) in new[] { ("server.crt", pair.Certificate), ("server.key", pair.Key) })
        {
            var file = Path.Combine(_folder, "data", name);
            await File.WriteAllTextAsync(file, text, cancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (Environment.IsPrivilegedProcess)
                await EndAsync(Process.Start("chown", [Role, file]), cancellationToken);
        }
    }

    // It refuses to run as root.
    private Process Start(string program, params string[] arguments)
    {
        string[] words = [Path.Combine(_programs, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            words = ["setpriv", $"--reuid={Role}", $"--regid={Role}", "--clear-groups", .. words];
        return Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
            Environment = { ["LC_ALL"] = "C" },
        })!;
    }

    private async Task SignalAsync(string signal)
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            await EndAsync(Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]), CancellationToken.None);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private static async Task EndAsync(Process process, CancellationToken cancellationToken)
    {
        using (process)
        {
            var errors = process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync(cancellationToken) : Task.FromResult("");
            var output = process.StartInfo.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync(cancellationToken) : Task.FromResult("");
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName}: {await output}{await errors}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Debian's package does not put them on the PATH.
    private static string? Programs() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [])
        .FirstOrDefault(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "psql")));
}
