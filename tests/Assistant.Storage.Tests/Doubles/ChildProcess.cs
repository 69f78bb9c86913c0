using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Win32.SafeHandles;

namespace Assistant.Storage.Tests.Doubles;

/// <summary>This test program once more, as a second process that holds something until it is killed or told to end.</summary>
internal sealed class ChildProcess : IDisposable
{
    public const string HoldDirectory = "hold-directory";
    public const string HoldTransaction = "hold-transaction";
    public const int RowsInHeldTransaction = 5_000;

    private const string RoleVariable = "ASSISTANT_STORAGE_TESTS_ROLE";
    private const string PathVariable = "ASSISTANT_STORAGE_TESTS_PATH";

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it holds what it is to hold.</summary>
    public static async Task<ChildProcess> StartAsync(string role, string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [RoleVariable] = role, [PathVariable] = path },
        };
        var child = new ChildProcess(Process.Start(start)!);
        (await child._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("ready");
        return child;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // Runs before the test runner's own Main and, in the child, instead of it.
    [ModuleInitializer]
    internal static void PlayRole()
    {
        if (Environment.GetEnvironmentVariable(RoleVariable) is not { } role)
            return;
        var path = Environment.GetEnvironmentVariable(PathVariable)!;
        if (role == HoldDirectory)
        {
            using var directory = DataDirectory.Open(path, "the other process");
            WaitForEnd();
        }
        else if (role == HoldTransaction)
        {
            using var database = new SqliteDatabase(path, TimeProvider.System);
            database.WriteAsync(
                connection =>
                {
                    connection.Execute("PRAGMA cache_size=-256"); // so that most of the transaction goes to the WAL before it ends
                    for (var i = 0; i < RowsInHeldTransaction; i++)
                        connection.Execute("INSERT INTO note (text) VALUES (@Text)", new { Text = $"uncommitted {i} " + new string('x', 1000) });
                    WaitForEnd();
                },
                CancellationToken.None).GetAwaiter().GetResult();
        }

        Environment.Exit(0);
    }

    private static void WaitForEnd()
    {
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
        output.Write("ready\n"u8);
        output.Flush();
        using var input = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read);
        _ = input.ReadByte();
    }
}
