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

    private static readonly MetadataReference[] s_shared =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Loading.SharedAssemblies.IsShared(Path.GetFileNameWithoutExtension(path)) && Path.GetFileNameWithoutExtension(path) is not "netstandard" and not "mscorlib")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly with the entry type and the code of an attack.</summary>
    public static byte[] Compile(string code, string name = "Attack", params MetadataReference[] references) => Emit(Plugin + code, name, [.. s_shared, .. references]);

    /// <summary>An assembly with nothing but the code.</summary>
    public static byte[] Library(string code, string name, params MetadataReference[] references) => Emit(code, name, [.. s_shared, .. references]);

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

    /// <summary>Changes bytes in the metadata of an assembly, for what no compiler writes.</summary>
    public static byte[] Patch(byte[] assembly, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        from.Length.ShouldBe(to.Length);
        var copy = assembly.ToArray();
        var at = copy.AsSpan().IndexOf(from);
        at.ShouldBeGreaterThan(0);
        to.CopyTo(copy.AsSpan(at));
        return copy;
    }

    private static byte[] Emit(string code, string name, IReadOnlyList<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Success.ShouldBeTrue(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }
}
