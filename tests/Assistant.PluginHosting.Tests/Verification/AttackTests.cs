using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests.Verification;

/// <summary>Plugins that try to get past the scan, each in one way. None of them is loaded.</summary>
public sealed class AttackTests
{
    /// <summary>Name, rule, the place that is named, what is named there, code.</summary>
    public static TheoryData<string, string, string, string, string> Attacks => new()
    {
        { "socket", "CAP1001", "X.M", "System.Net.Sockets.Socket.new", "class X { object M() => new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp); }" },
        { "name service", "CAP1001", "X.M", "System.Net.Dns.GetHostAddresses", "class X { object M() => System.Net.Dns.GetHostAddresses(\"geheim.example\"); }" },
        { "pipe", "CAP1001", "X.M", "System.IO.Pipes.NamedPipeClientStream.new", "class X { object M() => new System.IO.Pipes.NamedPipeClientStream(\"p\"); }" },
        { "web socket", "CAP1001", "X.M", "System.Net.WebSockets.ClientWebSocket.new", "class X { object M() => new System.Net.WebSockets.ClientWebSocket(); }" },
        { "client", "CAP1002", "X.M", "System.Net.Http.HttpClient.new", "class X { object M() => new System.Net.Http.HttpClient(); }" },
        { "handler", "CAP1002", "X.M", "System.Net.Http.SocketsHttpHandler.new", "class X { object M() => new System.Net.Http.SocketsHttpHandler(); }" },
        { "derived handler", "CAP1002", "X", "System.Net.Http.HttpClientHandler", "class X : System.Net.Http.HttpClientHandler { }" },
        { "derived client", "CAP1002", "X.new", "System.Net.Http.HttpClient.new", "class X : System.Net.Http.HttpClient { }" },
        { "old client", "CAP1002", "X.M", "System.Net.WebRequest.Create", "class X { object M() => System.Net.WebRequest.Create(\"http://a\"); }" },
        { "everybody's proxy", "CAP1002", "X.M", "System.Net.Http.HttpClient.set_DefaultProxy", "class X { void M() => System.Net.Http.HttpClient.DefaultProxy = new System.Net.WebProxy(\"http://a\"); }" },
        { "process", "CAP1003", "X.M", "System.Diagnostics.Process.Start", "class X { object M() => System.Diagnostics.Process.Start(\"sh\"); }" },
        { "import", "CAP1004", "X.getpid", "the native function getpid of libc", "class X { [System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); }" },
        { "native library", "CAP1004", "X.M", "System.Runtime.InteropServices.NativeLibrary.Load", "class X { object M() => System.Runtime.InteropServices.NativeLibrary.Load(\"libc.so.6\"); }" },
        { "unmanaged call", "CAP1004", "X.M", "a call through a pointer to an unmanaged function", "unsafe class X { int M(nint p) => ((delegate* unmanaged[Cdecl]<int>)p)(); }" },
        { "unmanaged pointer in a field", "CAP1004", "X.F", "a pointer to an unmanaged function", "unsafe class X { delegate* unmanaged<int> F; }" },
        { "unmanaged pointer among generics", "CAP1004", "X.M", "a pointer to an unmanaged function", "unsafe class X { void M() { delegate* unmanaged<int>[] f = null; System.GC.KeepAlive(f); System.GC.KeepAlive(new List<delegate* unmanaged<int>[]>()); } }" },
        { "callable from native code", "CAP1004", "X.M", "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute", "class X { [System.Runtime.InteropServices.UnmanagedCallersOnly] static void M() { } }" },
        { "pointer of a method", "CAP1004", "X.M", "System.RuntimeMethodHandle.GetFunctionPointer", "class X { object M(System.Reflection.MethodBase m) => m.MethodHandle.GetFunctionPointer(); }" },
        { "memory of the process", "CAP1004", "X.M", "System.Runtime.InteropServices.Marshal.WriteByte", "class X { void M(nint p) => System.Runtime.InteropServices.Marshal.WriteByte(p, 1); }" },
        { "emit", "CAP1005", "X.M", "System.Reflection.Emit.DynamicMethod.new", "class X { object M() => new System.Reflection.Emit.DynamicMethod(\"m\", null, null); }" },
        { "expression", "CAP1005", "X.M", "System.Linq.Expressions.Expression`1.Compile", "class X { object M(System.Linq.Expressions.Expression<Func<int>> e) => e.Compile(); }" },
        { "assembly from bytes", "CAP1006", "X.M", "System.Reflection.Assembly.Load", "class X { object M(byte[] b) => System.Reflection.Assembly.Load(b); }" },
        { "load context", "CAP1006", "X", "System.Runtime.Loader.AssemblyLoadContext", "class X : System.Runtime.Loader.AssemblyLoadContext { }" },
        { "assembly through a class of its own", "CAP1006", "X.M", "System.Reflection.Assembly.Load", "class X : System.Reflection.Assembly { object M(byte[] b) => X.Load(b); }" },
        { "file", "CAP1007", "X.M", "System.IO.File.ReadAllText", "class X { object M() => System.IO.File.ReadAllText(\"/etc/passwd\"); }" },
        { "reader", "CAP1007", "X.M", "System.IO.StreamReader.new", "class X { object M() => new System.IO.StreamReader(\"/etc/passwd\"); }" },
        { "writer with encoding", "CAP1007", "X.M", "System.IO.StreamWriter.new", "class X { object M() => new System.IO.StreamWriter(\"/tmp/a\", true, System.Text.Encoding.UTF8); }" },
        { "XML by address", "CAP1007", "X.M", "System.Xml.Linq.XDocument.Load", "class X { object M() => System.Xml.Linq.XDocument.Load(\"/etc/a.xml\"); }" },
        { "XML resolver", "CAP1002", "X.M", "System.Xml.XmlUrlResolver.new", "class X { object M() => new System.Xml.XmlUrlResolver(); }" },
        { "file stream by its base", "CAP1007", "X.M", "System.IO.IsolatedStorage.IsolatedStorageFileStream", "class X { System.IO.Stream M(object o) => (System.IO.IsolatedStorage.IsolatedStorageFileStream)o; }" },
        { "temporary file", "CAP1007", "X.M", "System.IO.Path.GetTempFileName", "class X { object M() => System.IO.Path.GetTempFileName(); }" },
        { "end of the process", "CAP1009", "X.M", "System.Environment.Exit", "class X { void M() => System.Environment.Exit(1); }" },
        { "secrets of the environment", "CAP1009", "X.M", "System.Environment.GetEnvironmentVariable", "class X { object M() => System.Environment.GetEnvironmentVariable(\"KEY\"); }" },
        { "chain that fetches", "CAP1001", "X.M", "System.Security.Cryptography.X509Certificates.X509Chain.new", "class X { object M() => new System.Security.Cryptography.X509Certificates.X509Chain(); }" },
        { "listener to the process", "CAP1009", "X", "System.Diagnostics.Tracing.EventListener", "class X : System.Diagnostics.Tracing.EventListener { }" },
        { "requests of others", "CAP1009", "X.M", "System.Diagnostics.DiagnosticListener.get_AllListeners", "class X { object M() => System.Diagnostics.DiagnosticListener.AllListeners; }" },

        // Where a type can hide.
        { "nested in nested", "CAP1007", "X+Y+Z.M", "System.IO.File.Delete", "class X { class Y { class Z { void M() => System.IO.File.Delete(\"a\"); } } }" },
        { "nested type of a forbidden one", "CAP1007", "X.M", "System.IO.Enumeration.FileSystemEnumerable`1+FindPredicate", "class X { void M(System.IO.Enumeration.FileSystemEnumerable<int>.FindPredicate p) { } }" },
        { "argument of a generic field", "CAP1001", "X.F", "System.Net.Sockets.Socket", "class X { List<Dictionary<int, System.Net.Sockets.Socket[]>> F; }" },
        { "argument of a generic method", "CAP1002", "X.M", "System.Net.Http.SocketsHttpHandler", "class X { object M() => System.Activator.CreateInstance<System.Net.Http.SocketsHttpHandler>(); }" },
        { "argument of a generic base", "CAP1001", "X", "System.Net.Sockets.Socket", "class X : List<System.Net.Sockets.Socket> { }" },
        { "interface", "CAP1001", "X", "System.Net.Sockets.Socket", "class X : IComparable<System.Net.Sockets.Socket> { public int CompareTo(System.Net.Sockets.Socket s) => 0; }" },
        { "constraint", "CAP1002", "X.M", "System.Net.Http.HttpClientHandler", "class X { T M<T>() where T : System.Net.Http.HttpClientHandler, new() => new T(); }" },
        { "variable", "CAP1001", "X.M", "System.Net.Sockets.NetworkStream", "class X { void M(object o) { System.Net.Sockets.NetworkStream s = o as System.Net.Sockets.NetworkStream; GC.KeepAlive(s); GC.KeepAlive(s); } }" },
        { "token", "CAP1001", "X.M", "System.Net.Sockets.TcpClient", "class X { object M() => typeof(System.Net.Sockets.TcpClient); }" },
        { "delegate", "CAP1007", "X.M", "System.IO.File.ReadAllText", "class X { Func<string, string> M() => System.IO.File.ReadAllText; }" },
        { "caught", "CAP1007", "X.M", "System.IO.File.Exists", "class X { void M() { try { GC.KeepAlive(this); } catch (Exception) when (System.IO.File.Exists(\"a\")) { } } }" },
        { "asynchronous", "CAP1007", "X.MAsync", "System.IO.File.ReadAllTextAsync", "class X { async Task<string> MAsync() => await System.IO.File.ReadAllTextAsync(\"a\"); }" },
        { "closure", "CAP1007", "X.M", "System.IO.File.ReadAllText", "class X { Func<string> M(string p) => () => System.IO.File.ReadAllText(p); }" },
        { "iterator", "CAP1007", "X.M", "System.IO.File.ReadAllText", "class X { IEnumerable<string> M() { yield return System.IO.File.ReadAllText(\"a\"); } }" },
        { "static constructor", "CAP1003", "X..cctor", "System.Diagnostics.Process.Start", "class X { static readonly object F = System.Diagnostics.Process.Start(\"sh\"); }" },
        { "module initializer", "CAP1003", "X.M", "System.Diagnostics.Process.Start", "static class X { [System.Runtime.CompilerServices.ModuleInitializer] internal static void M() => System.Diagnostics.Process.Start(\"sh\"); }" },
        { "type in an attribute", "CAP1001", "X", "System.Net.Sockets.Socket", "[System.ComponentModel.TypeConverter(typeof(System.Net.Sockets.Socket))] class X { }" },
        { "generic type in an attribute", "CAP1001", "X.M", "System.Net.Sockets.Socket", "class A : Attribute { public object V { get; set; } } class X { [A(V = typeof(List<System.Net.Sockets.Socket>))] void M() { } }" },
        { "name in an attribute", "CAP1003", "X", "System.Diagnostics.Process", "[System.ComponentModel.TypeConverter(\"System.Diagnostics.Process, System.Diagnostics.Process\")] class X { }" },

        // Code by name.
        { "type by name", "CAP1008", "X.M", "System.Type.GetType", "class X { object M() => Type.GetType(\"System.Net.Sockets.Socket, System.Net.Sockets\"); }" },
        { "string with a name", "CAP1008", "X.M", "the string “System.Net.Sockets.Socket”", "class X { object M() => Type.GetType(\"System.Net.Sockets.Socket, System.Net.Sockets\"); }" },
        { "name in pieces", "CAP1008", "X.M", "System.Type.GetType", "class X { object M(string a) => Type.GetType(\"System.Net.\" + a); }" },
        { "type of an assembly", "CAP1008", "X.M", "System.Reflection.Assembly.GetType", "class X { object M() => typeof(object).Assembly.GetType(\"System.IO.File\"); }" },
        { "all types of an assembly", "CAP1008", "X.M", "System.Reflection.Assembly.GetTypes", "class X { object M() => typeof(object).Assembly.GetTypes().First(t => t.Name == \"Fi\" + \"le\"); }" },
        { "instance by name", "CAP1008", "X.M", "System.Activator.CreateInstance", "class X { object M() => Activator.CreateInstance(\"System.Net.Sockets\", \"System.Net.Sockets.TcpClient\"); }" },
        { "instance of a type that was found", "CAP1008", "X.M", "System.Activator.CreateInstance", "class X { object M(Type t) => Activator.CreateInstance(t, \"a\"); }" },
        { "method by name", "CAP1008", "X.M", "System.Reflection.MethodBase.Invoke", "class X { object M() => typeof(Environment).GetMethod(\"Exit\").Invoke(null, new object[] { 1 }); }" },
        { "member by name", "CAP1008", "X.M", "System.Type.InvokeMember", "class X { object M() => typeof(Environment).InvokeMember(\"Exit\", System.Reflection.BindingFlags.InvokeMethod, null, null, new object[] { 1 }); }" },
        { "delegate by name", "CAP1008", "X.M", "System.Delegate.CreateDelegate", "class X { object M() => Delegate.CreateDelegate(typeof(Action<int>), typeof(Environment), \"Exit\"); }" },
        { "delegate of a method", "CAP1008", "X.M", "System.Reflection.MethodInfo.CreateDelegate", "class X { object M() => typeof(Environment).GetMethod(\"Exit\").CreateDelegate(typeof(Action<int>)); }" },
        { "private field", "CAP1008", "X.M", "System.Reflection.FieldInfo.GetValue", "class X { object M(System.Net.Http.HttpClient c) => typeof(System.Net.Http.HttpMessageInvoker).GetField(\"_handler\", (System.Reflection.BindingFlags)36).GetValue(c); }" },
        { "private accessor", "CAP1008", "X.F", "System.Runtime.CompilerServices.UnsafeAccessorAttribute", "class X { [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"_handler\")] static extern ref System.Net.Http.HttpMessageHandler F(System.Net.Http.HttpMessageInvoker i); }" },
        { "attribute against access checks", "CAP1008", "", "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", "namespace System.Runtime.CompilerServices { class IgnoresAccessChecksToAttribute : Attribute { public IgnoresAccessChecksToAttribute(string n) { } } }" },
        { "dynamic", "CAP1008", "X.M", "Microsoft.CSharp.RuntimeBinder.Binder.InvokeMember", "class X { void M(dynamic d) => d.Exit(1); }" },
        { "tool of a method", "CAP1008", "X.M", "Microsoft.Extensions.AI.AIFunctionFactory.Create", "class X { object M() => Microsoft.Extensions.AI.AIFunctionFactory.Create(typeof(Environment).GetMethod(\"Exit\"), (object)null, (Microsoft.Extensions.AI.AIFunctionFactoryOptions)null); }" },
        { "activator of the container", "CAP1008", "X.M", "Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance", "class X { object M(IServiceProvider p, Type t) => Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance(p, t); }" },
        { "query provider", "CAP1005", "X.M", "System.Linq.IQueryProvider.Execute", "class X { object M(IQueryable q, System.Linq.Expressions.Expression e) => q.Provider.Execute(e); }" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_found_and_named_with_its_place(string name, string id, string place, string target, string code)
    {
        var attack = name == "attribute against access checks"
            ? AttackCompiler.Library("using System; using Assistant.Sdk; [assembly: System.Runtime.CompilerServices.IgnoresAccessChecksTo(\"Assistant.Walls\")] public sealed class EntryPlugin : IAssistantPlugin { public void Configure(IPluginBuilder plugin) { } } " + code, "Attack")
            : AttackCompiler.Compile(code);

        var check = AttackCompiler.Inspect(attack);

        check.State.ShouldBe(PluginState.Untrusted, string.Join('\n', check.Findings));
        check.Steps[^1].ShouldBe("forbidden members");
        var finding = check.Findings.SingleOrDefault(finding => finding.Id == id).ShouldNotBeNull($"{name}: {string.Join('\n', check.Findings)}");
        finding.Path.ShouldBe("Attack.dll");
        finding.Message.ShouldStartWith($"{id}: ");
        finding.Message.ShouldContain(place.Length == 0 ? target : $"{target} in {place.Replace("X.new", "X..ctor", StringComparison.Ordinal)}");
        finding.Message.ShouldContain("in permissions.code of plugin.json asks for it, and the operator allows it with “");
    }
}
