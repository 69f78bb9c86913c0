using Assistant.Models;

namespace Assistant.Host.Http.Admin;

/// <summary><c>POST /api/admin/endpoints/{name}/probe</c></summary>
internal static class EndpointActions
{
    public static Task ProbeAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<IModelInspector>().Probe(AdminRequest.Route(context, "name"))
            ? AdminRequest.BegunAsync(context)
            : AdminRequest.NotFoundAsync(context);
}
