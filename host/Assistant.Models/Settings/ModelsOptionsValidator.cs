using System.Globalization;

namespace Assistant.Models.Settings;

/// <summary>Finds everything that is wrong with the models' settings at once.</summary>
public static class ModelsOptionsValidator
{
    private const int MaxParallel = 1024;
    private const int MinContextTokens = 512;
    private const int MaxContextTokens = 4_194_304;
    private const int MaxQueueLength = 100_000;

    /// <summary>The errors, each a sentence with the setting and the way out; empty where all is well.</summary>
    /// <param name="options">The settings.</param>
    public static IReadOnlyList<string> Validate(ModelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        for (var i = 0; i < options.Endpoints.Count; i++)
            Check(options.Endpoints[i], string.Create(CultureInfo.InvariantCulture, $"Endpoints:{i}"), errors);
        errors.AddRange(Twice(options.Endpoints.Select(EndpointName.Of)).Select(name => $"Two endpoints are called “{name}”: give one of them another Name, or take one of them out."));
        for (var i = 0; i < options.Models.Count; i++)
            Check(options.Models[i], string.Create(CultureInfo.InvariantCulture, $"Models:{i}"), errors);
        errors.AddRange(Twice(options.Models.Select(model => model.Name)).Select(name => $"The model “{name}” has options twice: put them in one place."));
        foreach (var (role, models) in options.Roles)
            Check($"Roles:{role}", role, models, errors);
        foreach (var (city, roles) in options.Cities)
        {
            foreach (var (role, models) in roles)
                Check($"models.{role} of the city {city}", role, models, errors);
        }

        if (options.Roles.Count > 0 && options.Endpoints.Count == 0)
            errors.Add("Roles name models, but there is no endpoint to ask: add Endpoints:0:Url, for example http://127.0.0.1:11434.");
        if (options.Endpoints.Count > 0 && options.Roles.Count == 0 && options.Cities.Count == 0)
            errors.Add("There are endpoints, but no role names a model: add Roles:chat:0, for example qwen3:14b.");
        InRange(options.QueueLength, 1, MaxQueueLength, "QueueLength", errors);
        Positive(options.ProbeInterval, "ProbeInterval", errors);
        Positive(options.ProbeLimit, "ProbeLimit", errors);
        if (options.WarmUpInterval < TimeSpan.Zero)
            errors.Add("WarmUpInterval is negative: write 00:00:00 to warm models up at the start alone.");
        return errors;
    }

    /// <summary>What is wrong with a city's own choice of models, a sentence each.</summary>
    /// <param name="roles">Role → names of models.</param>
    public static IReadOnlyList<string> ValidateCity(IReadOnlyDictionary<string, string[]> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var errors = new List<string>();
        foreach (var (role, models) in roles)
            Check(role, role, models, errors);
        return errors;
    }

    private static void Check(EndpointOptions endpoint, string at, List<string> errors)
    {
        if (!Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url))
            errors.Add($"{at}:Url is “{endpoint.Url}”, which is no address: write http://HOST:11434.");
        else if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            errors.Add($"{at}:Url is “{endpoint.Url}”: a model server is asked over http or https, not over {url.Scheme}.");
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            errors.Add($"{at}:Url must be scheme, host, port and path alone: a key belongs in a file (KeyFile).");
        if (!Enum.IsDefined(endpoint.Kind))
            errors.Add($"{at}:Kind is not known: write Ollama or OpenAI.");
        InRange(endpoint.Parallel, 1, MaxParallel, $"{at}:Parallel", errors);
        Positive(endpoint.ConnectLimit, $"{at}:ConnectLimit", errors);
        Positive(endpoint.FirstByteLimit, $"{at}:FirstByteLimit", errors);
        Positive(endpoint.IdleLimit, $"{at}:IdleLimit", errors);
    }

    private static void Check(ModelOptions model, string at, List<string> errors)
    {
        CheckName($"{at}:Name", model.Name, errors);
        InRange(model.ContextTokens, MinContextTokens, MaxContextTokens, $"{at}:ContextTokens", errors);
        if (float.IsNaN(model.Temperature) || model.Temperature is < 0 or > 2)
            errors.Add($"{at}:Temperature must be from 0 to 2.");
    }

    private static void Check(string at, string role, string[]? models, List<string> errors)
    {
        if (!ModelRoles.All.Contains(role, StringComparer.Ordinal))
            errors.Add($"{at}: “{role}” is no role; roles are {string.Join(", ", ModelRoles.All)}.");
        if (models is null or [])
            errors.Add($"{at} names no model: write at least one, or leave the role out.");
        else
            models.ToList().ForEach(model => CheckName(at, model, errors));
        errors.AddRange(Twice(models ?? []).Select(name => $"{at} names “{name}” twice: once is enough."));
    }

    private static void CheckName(string at, string? name, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add($"{at} is empty: write the model as the server names it, for example qwen3:14b.");
        else if (ModelName.LeavesTheHouse(name))
            errors.Add($"{at} is “{name}”: Ollama hands such a model's calls on to servers outside the city's network. Choose a model that runs on your own server.");
    }

    private static void InRange(int value, int from, int to, string at, List<string> errors)
    {
        if (value < from || value > to)
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{at} is {value}, but must be from {from} to {to}."));
    }

    private static void Positive(TimeSpan value, string at, List<string> errors)
    {
        if (value <= TimeSpan.Zero)
            errors.Add($"{at} must be longer than zero: write 00:00:05 for five seconds.");
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.Where(name => !string.IsNullOrWhiteSpace(name)).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);
}
