// The base class is marked experimental in its package; the class is a thin layer here and easily replaced.
#pragma warning disable MEAI001
using Microsoft.Extensions.AI;

namespace Assistant.Models.Routing;

/// <summary>Chooses, for each request, the plan that holds for the call's city and role.</summary>
internal sealed class RoutedChatClient(ModelCall call, Func<ModelCall, CancellationToken, ValueTask<IChatClient>> choose) : RoutingChatClient
{
    protected override ValueTask<IChatClient> SelectClientAsync(RoutingContext context, CancellationToken cancellationToken) => choose(call, cancellationToken);
}
