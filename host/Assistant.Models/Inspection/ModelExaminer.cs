using System.Globalization;
using Assistant.Models.Endpoints;
using Assistant.Models.Routing;

namespace Assistant.Models.Inspection;

/// <summary>Finds what is wrong with the models, from the settings and from what the servers said when they were probed.</summary>
internal sealed class ModelExaminer(ModelsOptions options, RoutePlans plans, EndpointPool pool, EmbeddingLengths lengths, IReadOnlyList<string> settingsErrors)
{
    /// <summary>Less leaves no room for sources, question and answer.</summary>
    public const int SmallestContext = 8192;

    public IReadOnlyList<ModelFinding> Examine() =>
    [
        .. Settings(),
        .. pool.Endpoints.SelectMany(Endpoint),
        .. plans.Models.SelectMany(Model),
    ];

    private IEnumerable<ModelFinding> Settings()
    {
        foreach (var error in settingsErrors)
            yield return new("settings", error, "Correct the section Assistant:Models (appsettings.json, or ASSISTANT__MODELS__… in the environment) and restart the host; until then it runs without models.");
        if (settingsErrors.Count > 0)
            yield break;
        if (options.Endpoints.Count == 0)
            yield return new("no-models", "No model server is set up: answers consist of quotes alone.", "Set Assistant:Models:Endpoints:0:Url (for example http://127.0.0.1:11434) and Assistant:Models:Roles:chat:0 (for example qwen3:14b).");
        else if (!plans.All.Any(plan => plan.Role == ModelRoles.Chat))
            yield return new("no-chat-model", "No model is set up that writes answers: they consist of quotes alone.", "Set Assistant:Models:Roles:chat:0, for example to qwen3:14b.");
    }

    private static IEnumerable<ModelFinding> Endpoint(ModelEndpoint endpoint)
    {
        if (endpoint.Options.KeyFile is { Length: > 0 } keyFile && !File.Exists(keyFile))
            yield return new("key-file-missing", $"The key file {keyFile} of {endpoint.Name} is not there.", "Put the key into this file, readable for the host's user alone, or correct KeyFile.");
        var status = endpoint.Status;
        if (status.State == EndpointState.Up)
            yield break;
        yield return new(
            "server-down",
            $"The model server {status.Name} ({status.Url}) cannot be used: {status.Reason ?? "it has not answered yet."}",
            "Once it answers, the host uses it again within 15 seconds; no restart is needed.");
    }

    private IEnumerable<ModelFinding> Model(ModelOptions model)
    {
        var up = pool.Endpoints.Where(endpoint => endpoint.Status.State == EndpointState.Up).ToList();
        var having = up.Where(endpoint => endpoint.Has(model.Name)).ToList();
        var roles = string.Join(", ", plans.All.Where(plan => plan.Models.Contains(model)).Select(plan => plan.Role).Distinct(StringComparer.Ordinal));
        if (up.Count > 0 && having.Count == 0)
            yield return new("model-missing", $"No server that is up has the model {model.Name}, which the settings name for {roles}.", $"Load it on a server (ollama pull {model.Name}), or correct the name.");
        else
            foreach (var finding in up.Except(having).Where(endpoint => !HasAnother(endpoint, model)).Select(endpoint => Missing(endpoint, model, having)))
                yield return finding;
        foreach (var endpoint in having)
        {
            foreach (var finding in Context(endpoint, model, roles))
                yield return finding;
            if (Length(endpoint, model) is { } changed)
                yield return changed;
        }
    }

    // A server may be meant for the second choice of a role.
    private bool HasAnother(ModelEndpoint endpoint, ModelOptions model) =>
        plans.All.Any(plan => plan.Models.Contains(model) && plan.Models.Any(other => endpoint.Has(other.Name)));

    private static ModelFinding Missing(ModelEndpoint endpoint, ModelOptions model, IEnumerable<ModelEndpoint> having) => new(
        "model-missing-on-server",
        $"{endpoint.Name} does not have {model.Name}; {string.Join(", ", having.Select(other => other.Name))} must do its work.",
        $"Load it there: ollama pull {model.Name}.");

    private IEnumerable<ModelFinding> Context(ModelEndpoint endpoint, ModelOptions model, string roles)
    {
        var longest = endpoint.Report(model.Name)?.ContextTokens ?? 0;
        var used = longest > 0 ? Math.Min(longest, model.ContextTokens) : model.ContextTokens;
        var writes = plans.All.Any(plan => plan.Role == ModelRoles.Chat && plan.Models.Contains(model));
        if (longest > 0 && longest < model.ContextTokens && (writes || options.Models.Contains(model)))
            yield return new("context-too-small", Said($"{model.Name} on {endpoint.Name} holds {longest} tokens, fewer than the {model.ContextTokens} that are set up."), Said($"Set ContextTokens of {model.Name} to {longest}, or choose a model with a larger context for {roles}."));
        else if (writes && used < SmallestContext)
            yield return new("context-too-small", Said($"{model.Name} works with a context of {used} tokens; sources, question and answer need {SmallestContext} at least."), Said($"Set ContextTokens of {model.Name} to {SmallestContext} or more, if the server's memory allows, or choose another model."));
        var loaded = endpoint.LoadedContext(model.Name);
        if (loaded > 0 && loaded != used && endpoint.Options.Kind == EndpointKind.Ollama)
            yield return new("context-differs", Said($"{endpoint.Name} has {model.Name} loaded with a context of {loaded} tokens, the host asks for {used}: the server loads the model anew each time another program and the host take turns."), "Let all programs that use this server ask for the same num_ctx, or give the host a server of its own.");
    }

    private ModelFinding? Length(ModelEndpoint endpoint, ModelOptions model)
    {
        var said = endpoint.Report(model.Name)?.EmbeddingLength ?? 0;
        if (said == 0 || lengths.Of(model.Name) is not { } known || known == said || !plans.All.Any(plan => plan.Role == ModelRoles.Embed && plan.Models.Contains(model)))
            return null;
        return new("embedding-size-changed", Said($"The embedding size of {model.Name} changed from {known} to {said} on {endpoint.Name}: the model was exchanged under its name."), lengths.Cure);
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
