using Assistant.Host.Cities;
using Assistant.Models;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// Which models are offered: the roles that are set up for a city, and <c>assistant</c>. With several cities a name says which,
/// <c>chat@mainz</c>, unless the request does. Thread-safe.
/// </summary>
internal sealed class ModelTargets(IModelRouter router, ProgramCallers callers)
{
    /// <summary>A whole turn: sources, tools, checks, citations.</summary>
    public const string Assistant = "assistant";

    private static readonly string[] ChatRoles = [ModelRoles.Chat, ModelRoles.ChatSmall];
    private static readonly string[] Roles = [.. ChatRoles, ModelRoles.Embed];

    /// <summary>What chats under a name.</summary>
    /// <exception cref="OpenAIException">There is no such model.</exception>
    public ModelTarget FindChat(HttpRequest request, string model)
    {
        var target = Find(request, model);
        if (target.Role == ModelRoles.Embed)
            throw new OpenAIException(StatusCodes.Status400BadRequest, $"“{model}” makes vectors and does not chat; ask /v1/embeddings.", "model_not_supported", "model");
        return target;
    }

    /// <summary>What makes vectors under a name.</summary>
    /// <exception cref="OpenAIException">There is no such model.</exception>
    public ModelTarget FindEmbedding(HttpRequest request, string model)
    {
        var target = Find(request, model);
        if (target.Role != ModelRoles.Embed)
            throw new OpenAIException(StatusCodes.Status400BadRequest, $"“{model}” makes no vectors; the model for that is “{ModelRoles.Embed}”.", "model_not_supported", "model");
        return target;
    }

    /// <summary>How the role of a target stands.</summary>
    /// <exception cref="OpenAIException">No model is set up for it.</exception>
    public async ValueTask<RoleState> GetStateAsync(ModelTarget target, CancellationToken cancellationToken)
    {
        var state = await router.GetRoleAsync(target.City.Id, target.Role, cancellationToken);
        return state.Models.Count > 0 ? state : throw OpenAIException.ModelNotFound(target.Name, $"No model is set up for the role “{target.Role}” of {target.City.Id}.");
    }

    /// <summary>The names of what is offered, with the city where the request names none and there are several.</summary>
    public async Task<IReadOnlyList<ModelTarget>> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var named = ProgramCallers.Named(request);
        var cities = named is null ? callers.Cities.Packs : [FindCity(named, model: "")];
        var result = new List<ModelTarget>();
        foreach (var city in cities)
        {
            var suffix = cities.Count > 1 ? "@" + city.Id : "";
            result.Add(new ModelTarget(Assistant + suffix, city, Assistant));
            foreach (var role in Roles)
            {
                if ((await router.GetRoleAsync(city.Id, role, cancellationToken)).Models.Count > 0)
                    result.Add(new ModelTarget(role + suffix, city, role));
            }
        }

        return result;
    }

    /// <summary>What a name stands for, if it is offered.</summary>
    /// <exception cref="OpenAIException">It is not.</exception>
    public async Task<ModelTarget> GetAsync(HttpRequest request, string model, CancellationToken cancellationToken)
    {
        var target = Find(request, model);
        if (!target.IsAssistant)
            await GetStateAsync(target, cancellationToken);
        return target;
    }

    private ModelTarget Find(HttpRequest request, string model)
    {
        var at = model.LastIndexOf('@');
        var role = at < 0 ? model : model[..at];
        if (role != Assistant && !Roles.Contains(role, StringComparer.Ordinal))
            throw OpenAIException.ModelNotFound(model, "GET /v1/models lists those that do.");
        return new ModelTarget(model, FindCity(at < 0 ? ProgramCallers.Named(request) : model[(at + 1)..], model), role);
    }

    private CityPack FindCity(string? name, string model)
    {
        if (callers.Cities.Find(name) is { } city)
            return city;
        var known = callers.Cities.Known();
        throw name is null
            ? new OpenAIException(StatusCodes.Status400BadRequest, $"Say which city: as {model}@CITY, with the header X-City or with ?city=. Cities: {known}.", "city_required", "model")
            : new OpenAIException(StatusCodes.Status404NotFound, $"There is no city “{name}”. Cities: {known}.", "model_not_found", "model");
    }
}
