using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>Names the dense vectors of a collection: each model has its own, so that a new one is filled while the old one is searched.</summary>
internal static partial class MeaningName
{
    /// <summary>The name of a model's vectors; people can read it, and no two models share it.</summary>
    public static string Of(VectorShape shape) =>
        string.Create(CultureInfo.InvariantCulture, $"meaning-{Unusual().Replace(shape.Model, "-")}-{shape.Dimension}-{TermIndex.Of(shape.Model):x8}");

    [GeneratedRegex("[^A-Za-z0-9._]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unusual();
}
