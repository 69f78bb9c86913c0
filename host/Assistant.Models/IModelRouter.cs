using Microsoft.Extensions.AI;

namespace Assistant.Models;

/// <summary>
/// The way to the models: each call is admitted, routed to a model and an endpoint, and fails over before its first token. Thread-safe.
/// </summary>
public interface IModelRouter
{
    /// <summary>
    /// A client for calls on somebody's behalf; cheap to create, nothing to dispose. Its updates carry the model that answers in
    /// <see cref="ChatResponseUpdate.ModelId"/>. Throws <see cref="ModelException"/>.
    /// </summary>
    /// <param name="call">Who wants what for.</param>
    IChatClient CreateChatClient(ModelCall call);

    /// <summary>A generator of vectors on somebody's behalf, as <see cref="CreateChatClient"/>.</summary>
    /// <param name="call">Who wants what for; its role is <see cref="ModelRoles.Embed"/>.</param>
    IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelCall call);

    /// <summary>
    /// What a role looks like right now. Waits for the first probe of the endpoints, at most half a second; after that answers at once.
    /// </summary>
    /// <param name="cityId">The city.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RoleState> GetRoleAsync(string cityId, string role, CancellationToken cancellationToken);
}
