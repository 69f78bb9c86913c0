using System.Globalization;
using System.Reflection;

namespace Assistant.Storage.Scripts;

/// <summary>
/// A versioned SQL script <c>NNNN_name.sql</c>, embedded in the program. One that has been released is never changed; what it did is
/// changed by a later one.
/// </summary>
internal sealed record Script(int Version, string Name, string Sql)
{
    /// <summary>The scripts of a folder, in order.</summary>
    public static IReadOnlyList<Script> All(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => Load(assembly, name, folder))
                .OrderBy(script => script.Version),
        ];
    }

    private static Script Load(Assembly assembly, string resource, string folder)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = Path.GetFileNameWithoutExtension(resource[folder.Length..]);
        return new Script(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
