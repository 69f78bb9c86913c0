using Assistant.Memory.Embedding;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Composition;

/// <summary>The models of the role <c>embed</c>, for the room that knows no models. Thread-safe.</summary>
internal sealed class ModelEmbedder(IModelRouter router, IModelInspector inspector) : IEmbedder
{
    private const string Host = "host";

    public IReadOnlyList<string> Models(string cityId) => [.. inspector.GetRole(cityId, ModelRoles.Embed).Models.Select(model => model.Name)];

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(EmbeddingRequest request, CancellationToken cancellationToken)
    {
        var call = new ModelCall(request.CityId, Host, ModelRoles.Embed)
        {
            Model = request.Model,
            Priority = request.Use == EmbeddingUse.Question ? CallPriority.Interactive : CallPriority.Background,
        };
        try
        {
            var vectors = await router.CreateEmbeddingGenerator(call).GenerateAsync(request.Texts, cancellationToken: cancellationToken);
            return [.. vectors.Select(vector => vector.Vector)];
        }
        catch (ModelException exception)
        {
            throw new EmbeddingException(Failure(exception.Failure), exception.Message, exception);
        }
    }

    private static EmbeddingFailure Failure(ModelFailure failure) => failure switch
    {
        ModelFailure.Rejected => EmbeddingFailure.Refused,
        ModelFailure.ServerFailed or ModelFailure.BrokenAnswer => EmbeddingFailure.Failed,
        _ => EmbeddingFailure.Unavailable,
    };
}
