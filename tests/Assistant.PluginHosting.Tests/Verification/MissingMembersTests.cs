using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests.Verification;

/// <summary>Plugins that were built against another version of what they share with the host, or of their own libraries.</summary>
public sealed class MissingMembersTests
{
    private const string Old = """
        namespace Lib
        {
            public class Box<T> { public T Value; public virtual T Get(T d) => d; public class Inner { public U Map<U>(System.Func<T, U> f) => f(default); } }
            public class Sub : Box<string> { }
            public class Plain { public int Count { get; init; } public static void Do(in int a, params string[] b) { } public int Field; public enum Kind { A } }
            public interface IShape { double Area(); }
        }
        """;

    private const string Uses = """
        class X
        {
            object A() => new Lib.Box<int>().Get(1);
            object B(Lib.Sub s) => s.Get("a") + s.Value;
            object C(Lib.Box<int>.Inner i) => i.Map(x => x.ToString());
            object D() => new Lib.Plain { Count = 1, Field = 2 };
            void E() => Lib.Plain.Do(1, "a");
            object F(Lib.IShape s) => s.Area();
            object G() => Lib.Plain.Kind.A;
            int[,] H() { var a = new int[2, 2]; a[0, 0] = 1; return a; }
        }
        """;

    [Fact]
    public void A_plugin_whose_library_has_everything_passes() => Inspect(Old).Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("public virtual T Get(T d) => d;", "public virtual T Get(T d, int more = 0) => d;", "X.A uses Lib.Box`1.Get(!0), which Lib 0.0.0.0 does not have.")]
    [InlineData("public T Value;", "public T Value { get; set; }", "X.B uses Lib.Box`1.Value, which Lib 0.0.0.0 does not have.")]
    [InlineData("public U Map<U>(System.Func<T, U> f) => f(default);", "public string Map(System.Func<T, string> f) => f(default);", "X.C uses Lib.Box`1+Inner.Map(System.Func`2<!0,!!0>), which")]
    [InlineData("Count { get; init; }", "Count { get; set; }", "X.D uses Lib.Plain.set_Count(System.Int32), which")]
    [InlineData("in int a", "in long a", "X.E uses Lib.Plain.Do(System.Int32&,System.String[]), which")]
    [InlineData("public interface IShape { double Area(); }", "public interface IShape { float Area(); }", "X.F uses Lib.IShape.Area(), which")]
    [InlineData("public interface IShape { double Area(); }", "", "X.F uses the type Lib.IShape, which Lib in this host does not have.")]
    [InlineData("public int Field;", "public long Field;", "X.D uses Lib.Plain.Field, which")]
    public void What_has_changed_since_is_named_with_the_place_that_uses_it(string before, string after, string sentence)
    {
        var check = Inspect(Old.Replace(before, after, StringComparison.Ordinal));

        check.State.ShouldBe(PluginState.Incompatible);
        check.Steps[^1].ShouldBe("missing members");
        check.Findings.ShouldContain(finding => finding.Path == "Attack.dll" && finding.Message.StartsWith(sentence, StringComparison.Ordinal), string.Join('\n', check.Findings));
        check.Findings.ShouldAllBe(finding => finding.Message.EndsWith("or update the host.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_moved_to_a_generic_base_class_is_found_there() =>
        Inspect(Old.Replace("public class Plain { public int Count { get; init; }", "public class Base<A> { public A Count { get; init; } } public class Plain : Base<int> {", StringComparison.Ordinal)).Findings.ShouldBeEmpty();

    [Fact]
    public void A_plugin_for_a_newer_SDK_with_a_member_that_this_one_lacks_is_told_before_it_runs()
    {
        var newer = AttackCompiler.Library("namespace Assistant.Sdk { public interface IAssistantPlugin { void Configure(IPluginBuilder plugin); } public interface IPluginBuilder { IPluginBuilder AddMagic(); } }", "Assistant.Sdk");
        var plugin = AttackCompiler.Library("public sealed class EntryPlugin : Assistant.Sdk.IAssistantPlugin { public void Configure(Assistant.Sdk.IPluginBuilder plugin) => plugin.AddMagic(); }", "Attack", except: "Assistant.Sdk", AttackCompiler.Reference(newer));

        var check = AttackCompiler.Inspect(plugin);

        check.State.ShouldBe(PluginState.Incompatible);
        check.Findings.Single().ToString().ShouldBe(
            "Attack.dll: EntryPlugin.Configure uses Assistant.Sdk.IPluginBuilder.AddMagic(), which Assistant.Sdk 1.0.0.0 does not have. Build the plugin against the version of Assistant.Sdk in this host and publish it with all its dependencies, or update the host.");
    }

    [Fact]
    public void A_library_that_was_not_published_is_named()
    {
        var plugin = AttackCompiler.Compile(Uses, references: AttackCompiler.Reference(AttackCompiler.Library(Old, "Lib")));

        AttackCompiler.Inspect(plugin).Findings.Single().ToString().ShouldBe("Attack.dll: needs Lib 0.0.0.0, which is neither shared by the host nor in the folder; publish the plugin with all its dependencies.");
    }

    private static PluginCheck Inspect(string library) => AttackCompiler.Inspect(new Dictionary<string, byte[]>
    {
        ["Attack.dll"] = AttackCompiler.Compile(Uses, references: AttackCompiler.Reference(AttackCompiler.Library(Old, "Lib"))),
        ["Lib.dll"] = AttackCompiler.Library(library, "Lib"),
    });
}
