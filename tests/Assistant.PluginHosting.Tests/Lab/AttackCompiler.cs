using Assistant.PluginHosting.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assistant.PluginHosting.Tests.Lab;

/// <summary>Compiles small plugins in memory, with the compiler that a plugin's author has.</summary>
internal static class AttackCompiler
{
    private const string Plugin = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Assistant.Sdk;
        public sealed class EntryPlugin : IAssistantPlugin { public void Configure(IPluginBuilder plugin) { } }
        """;

    private static readonly Dictionary<string, MetadataReference> s_platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => SharedAssemblies.IsShared(Path.GetFileNameWithoutExtension(path)))
        .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal) // The test runner names one of them twice.
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), MetadataReference (path) => MetadataReference.CreateFromFile(path), StringComparer.Ordinal);

    /// <summary>An assembly with the entry type and the code of an attack.</summary>
    public static byte[] Compile(string code, string name = "Attack", string except = "", params MetadataReference[] references) => Emit(Plugin + code, name, [.. Shared(except), .. references]);

    /// <summary>An assembly with nothing but the code.</summary>
    public static byte[] Library(string code, string name, string except = "", params MetadataReference[] references) => Emit(code, name, [.. Shared(except), .. references]);

    /// <summary>An assembly whose framework types are all said to be in <c>netstandard</c> or <c>mscorlib</c>.</summary>
    public static byte[] CompileAgainstFacade(string code, string facade)
    {
        // A facade has no types of its own to compile against, so one is made that has those that are needed, and the host's takes its place.
        var standIn = EmitCore("""
            namespace System
            {
                public class Object { } public class String { } public class Attribute { } public class Exception { } public abstract class ValueType { } public struct Void { } public struct Boolean { } public struct Int32 { }
            }
            namespace System.IO { public static class File { public static string ReadAllText(string path) => null; } }
            """, facade);
        var sdk = EmitCore("namespace Assistant.Sdk { public interface IAssistantPlugin { void Configure(IPluginBuilder plugin); } public interface IPluginBuilder { } }", "Assistant.Sdk", Reference(standIn));
        return EmitCore("public sealed class EntryPlugin : Assistant.Sdk.IAssistantPlugin { public void Configure(Assistant.Sdk.IPluginBuilder plugin) { } } " + code, "Attack", Reference(standIn), Reference(sdk));
    }

    public static MetadataReference Reference(byte[] assembly) => MetadataReference.CreateFromImage(assembly);

    /// <summary>Puts the assemblies into a folder as an unpacked plugin, and inspects it.</summary>
    public static PluginCheck Inspect(IReadOnlyDictionary<string, byte[]> files, PluginHostingOptions? options = null, string permissions = "{}")
    {
        var folder = Directory.CreateTempSubdirectory("attack-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            File.WriteAllText(Path.Combine(folder, "plugin.json"), $$"""
                {
                  "id": "attack", "version": "1.0.0", "sdk": "[1.0,2.0)", "entryAssembly": "Attack.dll", "entryType": "EntryPlugin",
                  "displayName": "Angriff", "description": "Ein Angriff.",
                  "skills": [{ "id": "attack", "name": "Angriff", "description": "Greift an.", "examples": ["Greif an."] }],
                  "permissions": {{permissions}}, "aiActRisk": "minimal", "personalData": false
                }
                """);
            return PluginInspection.Inspect(folder, options ?? new PluginHostingOptions { AllowUnsigned = ["attack"] });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static PluginCheck Inspect(byte[] attack) => Inspect(new Dictionary<string, byte[]> { ["Attack.dll"] = attack });

    private static IEnumerable<MetadataReference> Shared(string except) =>
        s_platform.Where(pair => pair.Key is not ("netstandard" or "mscorlib") && pair.Key != except).Select(pair => pair.Value);

    private static byte[] EmitCore(string code, string name, params MetadataReference[] references) => Emit(code, name, references, LanguageVersion.CSharp9); // Later ones want attributes of their own.

    private static byte[] Emit(string code, string name, IReadOnlyList<MetadataReference> references, LanguageVersion version = LanguageVersion.Latest)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(version))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Success.ShouldBeTrue(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }
}
