namespace Assistant.Sdk.Analyzers.Tests;

public class ForbiddenCodeTests
{
    [Theory]
    [InlineData("CAP1001", "class C { object M() => new System.Net.Sockets.TcpClient(); }")]
    [InlineData("CAP1001", "class C { System.Net.Sockets.Socket? _socket; }")]
    [InlineData("CAP1001", "class C { List<System.Net.Sockets.Socket> _sockets = []; }")]
    [InlineData("CAP1001", "class C { Task M() => System.Net.Dns.GetHostEntryAsync(\"x\"); }")]
    [InlineData("CAP1001", "class C { Type M() => typeof(System.Net.Sockets.Socket); }")]
    [InlineData("CAP1001", "class C { string M() => \"System.Net.Sockets.Socket, System.Net.Sockets\"; }")]
    [InlineData("CAP1002", "class C { HttpClient M() => new(); }")]
    [InlineData("CAP1002", "class C { HttpClient M() => new HttpClient(); }")]
    [InlineData("CAP1002", "class C : HttpClient;")]
    [InlineData("CAP1002", "class C { object M() => new HttpClientHandler(); }")]
    [InlineData("CAP1002", "class Mine : HttpClient { public Mine(HttpMessageHandler handler) : base(handler) { } }")]
    [InlineData("CAP1003", "class C { void M() => System.Diagnostics.Process.Start(\"ls\"); }")]
    [InlineData("CAP1004", "class C { [System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid(); }")]
    [InlineData("CAP1004", "class C { void M() => System.Runtime.InteropServices.NativeLibrary.Load(\"c\"); }")]
    [InlineData("CAP1004", "unsafe class C { delegate* unmanaged<int, void> _pointer; }")]
    [InlineData("CAP1005", "class C { object M() => new System.Reflection.Emit.DynamicMethod(\"m\", null, null); }")]
    [InlineData("CAP1005", "class C { object M(System.Linq.Expressions.Expression<Func<int>> e) => e.Compile(); }")]
    [InlineData("CAP1006", "class C { object M(byte[] b) => System.Reflection.Assembly.Load(b); }")]
    [InlineData("CAP1006", "class C { object M() => System.Runtime.Loader.AssemblyLoadContext.Default; }")]
    [InlineData("CAP1007", "class C { string M() => File.ReadAllText(\"x\"); }")]
    [InlineData("CAP1007", "class C { object M() => new StreamReader(\"x\"); }")]
    [InlineData("CAP1007", "class C { Func<string, bool> M() => File.Exists; }")]
    [InlineData("CAP1007", "class C { object M(FileInfo f) => f.Length; }")]
    [InlineData("CAP1008", "class C { object? M(string s) => Type.GetType(s); }")]
    [InlineData("CAP1008", "class C { object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null); }")]
    [InlineData("CAP1008", "class C { object M(dynamic d) => d.X; }")]
    [InlineData("CAP1009", "class C { void M() => Environment.Exit(1); }")]
    [InlineData("CAP1009", "class C { string? M() => Environment.GetEnvironmentVariable(\"x\"); }")]
    [InlineData("CAP1009", "class C { void M() { Environment.CurrentDirectory = \"/\"; } }")]
    public async Task Code_that_the_host_refuses_is_told_of(string id, string code) => (await PluginCode.IdsOfAsync(code)).ShouldContain(id);

    [Theory]
    [InlineData("class C { int M(System.Net.Sockets.SocketException e) => (int)e.SocketErrorCode; }")]
    [InlineData("class C { string M() => \"System.Net.Sockets are not for plugins\"; }")]
    [InlineData("class C(HttpClient http) { Task<string> M() => http.GetStringAsync(\"http://x\"); }")]
    [InlineData("class C { object M() => new HttpRequestMessage(); }")]
    [InlineData("class C { object M() => System.Diagnostics.Stopwatch.StartNew(); }")]
    [InlineData("unsafe class C { delegate*<int, void> _pointer; }")]
    [InlineData("class C { object M(System.Linq.Expressions.Expression<Func<int>> e) => e.Body; }")]
    [InlineData("class C { object? M() => typeof(C).Assembly.GetManifestResourceStream(\"x\"); }")]
    [InlineData("class C { string M() => Path.GetExtension(\"x.pdf\"); }")]
    [InlineData("class C { object M(Stream s) => new StreamReader(s); }")]
    [InlineData("class C { string M() => nameof(File.ReadAllText); }")]
    [InlineData("/// <summary><see cref=\"File\"/></summary>\nclass C;")]
    [InlineData("class File; class C { File? _file; }")]
    [InlineData("class C { object M(object o) => o.GetType().Name; }")]
    [InlineData("class C { T M<T>() where T : new() => Activator.CreateInstance<T>(); }")]
    [InlineData("class C { string M() => Environment.NewLine + Environment.CurrentDirectory; }")]
    [InlineData("class C { Process? _mine; class Process; }")]
    public async Task Code_that_only_looks_like_it_is_not(string code) => (await PluginCode.IdsOfAsync(code)).ShouldBeEmpty();

    [Fact]
    public async Task What_the_manifest_asks_the_operator_for_is_meant()
    {
        const string code = "class C { string M() => File.ReadAllText(Environment.GetEnvironmentVariable(\"x\")!); }";

        (await PluginCode.IdsOfAsync(code, """{ "permissions": { "network": [], "code": ["files"] } }""")).ShouldBe(["CAP1009"]);
        (await PluginCode.IdsOfAsync(code, """{ "permissions": { } }""")).ShouldBe(["CAP1007", "CAP1009"]);
    }

    [Fact]
    public async Task Native_code_that_the_manifest_asks_for_is_meant() =>
        (await PluginCode.IdsOfAsync("unsafe class C { [System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid(); delegate* unmanaged<void> _p; }", """{ "permissions": { "code": ["native"] } }""")).ShouldBeEmpty();

    [Fact]
    public async Task Tests_may_do_as_they_like() => (await PluginCode.IdsOfAsync("class C { string M() => File.ReadAllText(\"x\"); }", isTest: true)).ShouldBeEmpty();

    [Fact]
    public async Task A_message_names_the_deed_and_the_cure()
    {
        var diagnostic = (await PluginCode.DiagnosticsOfAsync("class C { string M() => File.ReadAllText(\"x\"); }"))[0];

        diagnostic.GetMessage(null).ShouldBe("File reads or writes files outside its storage; the host refuses the plugin. Keep data in IPluginStorage (permissions.storage), and embed files that belong to the plugin as resources.");
        diagnostic.Descriptor.HelpLinkUri.ShouldBe("sdk/docs/diagnostics.md#cap1007");
    }
}
