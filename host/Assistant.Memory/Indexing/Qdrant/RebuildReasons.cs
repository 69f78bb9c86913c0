using System.Globalization;
using Assistant.Memory.Indexing.Qdrant.State;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Why an index is to be built anew from the ledger.</summary>
internal static class RebuildReasons
{
    // Texts more than twice what the dictionary was learned from are other texts.
    private const int Growth = 2;

    public static string? Of(Generation? generation, long passages, string version, EmbeddingSpace? space, string alias) => generation switch
    {
        null => $"The alias {alias} stands for no collection on the Qdrant server yet.",
        { Metadata.Version: "" } => $"The collection {generation.Collection} behind the alias {alias} was not made by this program.",
        _ when generation.Metadata.Version != version => "The index was built by another version of the program, which analysed texts in another way.",
        _ when generation.Metadata.Embedding != space?.Model => $"The index holds vectors of {generation.Metadata.Embedding ?? "no model"}, but {space?.Model ?? "no model"} is set up.",
        _ when passages > Growth * generation.Metadata.Passages => string.Create(
            CultureInfo.InvariantCulture,
            $"The index has grown to {passages} passages; the words that compounds are made of were learned from {generation.Metadata.Passages}."),
        _ => null,
    };
}
