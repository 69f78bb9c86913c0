using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests.Verification;

/// <summary>What the scan must see through, and what it must leave in peace.</summary>
public sealed class ScanTests
{
    private const string ReadsFile = "public static class X { public static string M() => System.IO.File.ReadAllText(\"a\"); }";

    [Fact]
    public void A_library_that_a_plugin_brings_is_scanned_too()
    {
        var library = AttackCompiler.Library(ReadsFile, "Library");
        var plugin = AttackCompiler.Compile("class Y { string M() => X.M(); }", references: AttackCompiler.Reference(library));

        var check = AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = plugin, ["Library.dll"] = library });

        check.State.ShouldBe(PluginState.Untrusted);
        check.Findings.Single().ToString().ShouldStartWith("Library.dll: CAP1007: reads or writes files outside its storage: System.IO.File.ReadAllText in X.M.");
    }

    [Fact]
    public void An_assembly_is_scanned_whatever_its_file_is_called()
    {
        var check = AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(""), ["Library.dat"] = AttackCompiler.Library(ReadsFile, "Library") });

        check.Findings.Single().ToString().ShouldStartWith("Library.dat: CAP1007");
    }

    [Fact]
    public void A_type_that_a_plugins_own_facade_forwards_is_found_behind_it()
    {
        // Compiled against a facade that has the type itself; the one that ships forwards it to the host's.
        var compiledAgainst = AttackCompiler.Library("namespace System.Diagnostics { public class Process { public static Process Start(string f) => null; } }", "Facade");
        var forwards = AttackCompiler.Library("[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Diagnostics.Process))]", "Facade");
        var plugin = AttackCompiler.Compile("class X { object M() => System.Diagnostics.Process.Start(\"sh\"); }", except: "System.Diagnostics.Process", references: AttackCompiler.Reference(compiledAgainst));

        var check = AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = plugin, ["Facade.dll"] = forwards });

        check.State.ShouldBe(PluginState.Untrusted, string.Join('\n', check.Findings));
        check.Findings.ShouldContain(finding => finding.Path == "Attack.dll" && finding.Id == "CAP1003" && finding.Message.Contains("System.Diagnostics.Process.Start in X.M.", StringComparison.Ordinal));
        check.Findings.ShouldContain(finding => finding.Path == "Facade.dll" && finding.Id == "CAP1003");
    }

    [Theory]
    [InlineData("netstandard")]
    [InlineData("mscorlib")]
    public void A_type_behind_a_facade_of_the_framework_is_found(string facade)
    {
        var plugin = AttackCompiler.CompileAgainstFacade("class X { object M() => System.IO.File.ReadAllText(\"a\"); }", facade);

        var check = AttackCompiler.Inspect(plugin);

        check.Findings.Single().Message.ShouldStartWith("CAP1007: reads or writes files outside its storage: System.IO.File.ReadAllText in X.M.");
    }

    [Fact]
    public void A_type_of_the_plugins_own_may_have_a_forbidden_name()
    {
        AttackCompiler.Inspect(AttackCompiler.Library("namespace System.IO { class File { public static string ReadAllText(string p) => p; } class X { string M() => File.ReadAllText(\"a\"); } } " + Entry, "Attack"))
            .Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Text_that_speaks_of_a_type_is_not_taken_for_its_name()
    {
        AttackCompiler.Inspect(AttackCompiler.Compile("""[System.ComponentModel.Description("System.IO.File is not for plugins.")] class X { string M() => "System.Net.Sockets.Socket darf hier nicht stehen"; string N() => "System.IO"; }"""))
            .Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Usual_code_passes()
    {
        AttackCompiler.Inspect(AttackCompiler.Compile("""
            class X
            {
                async Task<string> M(System.Net.Http.HttpClient http, CancellationToken t)
                {
                    try { return await http.GetStringAsync("http://a", t); }
                    catch (System.Net.Http.HttpRequestException e) when (e.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.TimedOut }) { return Environment.NewLine; }
                }
                object N() => System.Xml.Linq.XDocument.Parse("<a/>");
                object O(System.IO.Stream s) => new System.IO.StreamReader(s, System.Text.Encoding.UTF8);
                object P(System.Xml.XmlReader r) => System.Xml.Linq.XDocument.Load(r);
                T Q<T>() where T : new() => new T();
                unsafe int R() { delegate*<int, int> f = &S; return f(1); }
                static int S(int i) => i;
                object U() => System.IO.Path.Combine("a", "b") + typeof(X).Name + typeof(X).Assembly.GetName().Version;
                object V() => typeof(X).Assembly.GetManifestResourceStream("a");
                IEnumerable<int> W(Span<int> s) => [1, 2, .. s.ToArray()];
                string Y() => System.Text.RegularExpressions.Regex.Replace("a", "b", "c") + Guid.NewGuid() + System.Security.Cryptography.SHA256.HashData([1]).Length;
            }
            """)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_large_library_without_forbidden_code_passes()
    {
        var library = typeof(Markdig.Markdown).Assembly.Location;
        var plugin = AttackCompiler.Compile("class X { string M() => Markdig.Markdown.ToHtml(\"*a*\"); }", references: AttackCompiler.Reference(File.ReadAllBytes(library)));

        AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = plugin, ["Markdig.dll"] = File.ReadAllBytes(library) }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void It_takes_both_manifest_and_operator_to_allow_code()
    {
        var attack = new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(ReadsFile) };
        const string asks = """{ "code": ["files"] }""";
        var allows = new PluginHostingOptions { AllowUnsigned = ["attack"], Allow = new Dictionary<string, IReadOnlyList<string>> { ["attack"] = ["files"] } };
        var allowsOther = new PluginHostingOptions { AllowUnsigned = ["attack"], Allow = new Dictionary<string, IReadOnlyList<string>> { ["attack"] = ["native"], ["other"] = ["files"] } };

        AttackCompiler.Inspect(attack, allows, asks).State.ShouldBe(PluginState.Verified);
        AttackCompiler.Inspect(attack, allowsOther, asks).Findings.Single().Message.ShouldEndWith("The manifest asks for it; the operator can allow it with “files” in Assistant:PluginHosting:Allow:attack.");
        AttackCompiler.Inspect(attack, allows).Findings.Single().Message.ShouldEndWith("The operator allows it; ask for it with “files” in permissions.code of plugin.json.");
        AttackCompiler.Inspect(attack, permissions: """{ "code": ["everything"] }""").ShouldSatisfyAllConditions(
            check => check.State.ShouldBe(PluginState.Incompatible), check => check.Findings.Single().Path.ShouldBe("$.permissions.code[0]"));
    }

    [Fact]
    public void Many_uses_are_one_finding_that_names_some_and_counts_the_rest()
    {
        var code = string.Concat(Enumerable.Range(1, 30).Select(number => $"class X{number} {{ System.Net.Sockets.Socket F; bool M() => System.IO.File.Exists(\"a\") && F.{(number % 2 == 0 ? "Connected" : "Blocking")}; }} "))
            + "class Y { object A() => System.IO.File.ReadAllText(\"a\"); object B() => System.IO.File.ReadAllBytes(\"a\"); object C() => System.IO.File.ReadAllLines(\"a\"); object D() => System.IO.File.OpenRead(\"a\"); object E() => System.IO.File.OpenText(\"a\"); void F() => System.IO.File.Delete(\"a\"); void G() => System.IO.Directory.Delete(\"a\"); object H() => System.IO.Directory.GetFiles(\"a\"); object I() => System.IO.Directory.GetDirectories(\"a\"); }";

        var check = AttackCompiler.Inspect(AttackCompiler.Compile(code));

        check.Findings.Select(finding => finding.Id).ShouldBe(["CAP1001", "CAP1007"]);
        check.Findings[1].Message.ShouldContain("; and 3 more. Keep data in IPluginStorage");
    }

    [Fact]
    public void A_file_that_is_another_assembly_than_its_name_says_is_refused()
    {
        AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(""), ["System.Text.Json.dll"] = AttackCompiler.Library(ReadsFile, "Library") })
            .Findings.Single().ToString().ShouldBe("System.Text.Json.dll: is the assembly Library, which is not its file's name; give the file its own name back.");
        AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(""), ["Library.dll"] = AttackCompiler.Library(ReadsFile, "Assistant.Sdk") })
            .State.ShouldBe(PluginState.Incompatible);
    }

    [Fact]
    public void A_damaged_assembly_beside_the_entry_is_refused()
    {
        var library = AttackCompiler.Library(ReadsFile, "Library");
        var check = AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(""), ["Library.dll"] = library[..(library.Length / 2)] });

        check.State.ShouldBe(PluginState.Incompatible);
        check.Findings.Single().ToString().ShouldStartWith("Library.dll: is a damaged assembly");
    }

    [Fact]
    public void Bytes_changed_anywhere_are_refused_or_harmless_and_never_throw()
    {
        var attack = AttackCompiler.Compile(ReadsFile);
        var random = new Random(20261123);
        for (var round = 0; round < 150; round++)
        {
            var damaged = attack.ToArray();
            for (var change = 0; change < 8; change++)
                damaged[random.Next(0x200, damaged.Length)] = (byte)random.Next(256);
            Should.NotThrow(() => AttackCompiler.Inspect(damaged)).State.ShouldBeOneOf(PluginState.Verified, PluginState.Untrusted, PluginState.Incompatible);
        }
    }

    [Fact]
    public void A_signature_that_nests_without_end_does_not_bring_the_host_down()
    {
        // Arrays of arrays of … : the decoder goes one step deeper with each.
        var deep = AttackCompiler.Library($"class D {{ int{string.Concat(Enumerable.Repeat("[]", 9000))} F; }} " + Entry, "Attack");

        AttackCompiler.Inspect(deep).State.ShouldBe(PluginState.Verified);
    }

    [Fact]
    public void Code_that_was_compiled_ahead_is_refused()
    {
        // Its native code would run in place of the IL that is scanned. The host's own framework is an example of it.
        var check = AttackCompiler.Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = AttackCompiler.Compile(""), ["Microsoft.Extensions.Primitives.dll"] = File.ReadAllBytes(Ahead()) });

        check.Findings.ShouldContain(finding => finding.Path == "Microsoft.Extensions.Primitives.dll" && finding.Id == "CAP1004" && finding.Message.Contains("precompiled code beside the IL", StringComparison.Ordinal), string.Join('\n', check.Findings));
    }

    private const string Entry = "public sealed class EntryPlugin : Assistant.Sdk.IAssistantPlugin { public void Configure(Assistant.Sdk.IPluginBuilder plugin) { } }";

    private static string Ahead() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Single(path => path.EndsWith("/Microsoft.Extensions.Primitives.dll", StringComparison.Ordinal));
}
