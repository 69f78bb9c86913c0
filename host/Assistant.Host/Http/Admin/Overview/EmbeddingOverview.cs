using Assistant.Memory.Embedding;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>By what a city is searched, and how far its passages have been embedded.</summary>
/// <param name="City">The city.</param>
/// <param name="Model">The model that embeds; absent where none does.</param>
/// <param name="Passages">How many passages there are.</param>
/// <param name="Embedded">How many of them have a vector, or could not get one.</param>
/// <param name="Failed">How many could not.</param>
/// <param name="SearchedBy">The model whose vectors are searched beside words; absent where words count alone.</param>
/// <param name="Reason">Why it does not go on, as whoever failed said it.</param>
internal sealed record EmbeddingOverview(string City, string? Model, long Passages, long Embedded, long Failed, string? SearchedBy, string? Reason)
{
    public static EmbeddingOverview Of(string cityId, EmbeddingState state) =>
        new(cityId, state.Model, state.Total, state.Done, state.Failed, state.SearchedBy, state.Model is null ? null : state.Reason);
}
