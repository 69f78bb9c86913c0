using Assistant.Models;

namespace Assistant.Host.Composition;

/// <summary>The section <c>Assistant:Models</c> as read. Wrong values cost the models, never the start. Immutable.</summary>
/// <param name="Options">What could be read.</param>
/// <param name="Errors">What could not, a sentence each.</param>
internal sealed record ModelsSettings(ModelsOptions Options, IReadOnlyList<string> Errors)
{
    public static ModelsSettings None => new(new ModelsOptions(), []);

    /// <summary>Reads the section from all sources at once: lists and maps are merged key by key, later sources over earlier ones.</summary>
    public static ModelsSettings Read(IConfiguration assistant)
    {
        var options = new ModelsOptions();
        try
        {
            var section = assistant.GetSection("Models");
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            return new ModelsSettings(Normalized(options), []);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or FormatException or OverflowException)
        {
            return new ModelsSettings(new ModelsOptions(), [$"Assistant:Models cannot be read: {string.Join(' ', Messages(exception))}"]);
        }
    }

    // ASSISTANT__MODELS__ROLES__CHAT_SMALL__0: names in the environment are usually upper case and cannot hold a hyphen.
    private static ModelsOptions Normalized(ModelsOptions options)
    {
        foreach (var (role, models) in options.Roles.ToList())
        {
            options.Roles.Remove(role);
            options.Roles[role.ToLowerInvariant().Replace('_', '-')] = models;
        }

        return options;
    }

    // The outermost exception only says that there is an inner one.
    private static IEnumerable<string> Messages(Exception exception)
    {
        for (var cause = exception.InnerException ?? exception; cause is not null; cause = cause.InnerException)
            yield return cause.Message;
    }
}
