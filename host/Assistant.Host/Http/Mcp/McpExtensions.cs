using Assistant.Governance.Usage;
using Assistant.Host.Http.Description;
using Assistant.PluginHosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Host.Http.Mcp;

/// <summary>Puts the endpoint <c>/mcp</c> together.</summary>
internal static class McpExtensions
{
    private const string Path = "/mcp";

    public static IServiceCollection AddMcp(this IServiceCollection services)
    {
        services.TryAddSingleton<ProgramCallers>();
        services.TryAddSingleton<OwnOrigin>();
        services.TryAddSingleton<Func<string, IReadOnlyList<McpTool>>>(provider => cityId => McpTool.Of(provider.GetRequiredService<IPluginCatalog>(), cityId));
        services.TryAddSingleton<UsageCounter>();
        services.AddSingleton<McpRunningCalls>();
        services.AddSingleton<McpMethods>();
        services.AddSingleton<McpEndpoint>();
        services.AddSingleton<McpCallLimit>();
        return services;
    }

    public static void MapMcp(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<McpEndpoint>();
        routes.MapPost(Path, (RequestDelegate)endpoint.PostAsync).Describe("The tools of the plugins over the Model Context Protocol (modelcontextprotocol.io), as JSON-RPC", static api => api
            .Body(
                new ApiField("jsonrpc", "string", "2.0", IsRequired: true),
                new ApiField("id", "string", "The request; a number is possible, too"),
                new ApiField("method", "string", "tools/list, tools/call, …", IsRequired: true),
                new ApiField("params", "object", "By method"))
            .ReturnsObject(new ApiField("jsonrpc", "string", "2.0"), new ApiField("id", "string", "The request"), new ApiField("result", "object", "By method"), new ApiField("error", "object", "What went wrong")));
        routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Delete], (RequestDelegate)McpEndpoint.RefuseAsync);
    }
}
