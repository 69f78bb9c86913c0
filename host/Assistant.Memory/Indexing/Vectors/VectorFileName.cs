using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Memory.Indexing.Vectors;

/// <summary>
/// What files of vectors are called: the model as far as it is letters, digits and hyphens, a piece of its hash, the dimension, and a
/// number that grows each time the file is written anew.
/// </summary>
internal static class VectorFileName
{
    private const string Extension = ".vectors";

    /// <summary>What the names of all files of a shape begin with.</summary>
    public static string Stem(VectorShape shape) => string.Create(CultureInfo.InvariantCulture, $"{Safe(shape.Model)}-{shape.Dimension}-");

    /// <summary>What the folder of a city is called.</summary>
    public static string Folder(string cityId) => Safe(cityId);

    /// <summary>The name of a generation.</summary>
    public static string Of(VectorShape shape, int generation) => string.Create(CultureInfo.InvariantCulture, $"{Stem(shape)}{generation:D6}{Extension}");

    /// <summary>All files of a shape in a folder, the newest first.</summary>
    public static IReadOnlyList<(string Path, int Generation)> In(string folder, VectorShape shape)
    {
        var stem = Stem(shape);
        return
        [
            .. Directory.EnumerateFiles(folder, $"{stem}*{Extension}")
                .Select(path => (path, int.TryParse(Path.GetFileNameWithoutExtension(path.AsSpan())[stem.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0))
                .Where(file => file.Item2 > 0)
                .OrderByDescending(file => file.Item2),
        ];
    }

    // Two names never become the same one, and none leads out of the folder.
    private static string Safe(string name)
    {
        var readable = string.Concat(name.Take(40).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return $"{readable}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4))}";
    }
}
