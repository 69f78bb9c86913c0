using Assistant.Models;
using Assistant.PluginHosting;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Composition;

/// <summary>Gives plugins whose manifest asks for models a client that is routed and queued as the person behind the call under way.</summary>
internal sealed class ChatClientContributor(IModelRouter router) : IPluginServiceContributor
{
    public void Contribute(IServiceCollection services, PluginServiceContext context)
    {
        if (context.Manifest.Permissions.Models)
            services.AddScoped<IChatClient>(provider => new PluginChatClient(router, provider.GetRequiredService<CallScope>(), context.City.Id, context.Manifest.Id));
    }
}
