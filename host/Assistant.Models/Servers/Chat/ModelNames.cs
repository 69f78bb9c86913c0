using Assistant.Models.Servers.Http;

namespace Assistant.Models.Servers.Chat;

/// <summary>Which models may be asked at all.</summary>
internal static class ModelNames
{
    /// <summary>Refuses a model that a server passes on to its maker's cloud: nothing leaves the municipal network.</summary>
    /// <exception cref="ModelException">It is one.</exception>
    public static void RefuseCloud(string model, CallFailures failures)
    {
        if (IsCloud(model))
            throw Cloud(failures);
    }

    public static bool IsCloud(string model)
    {
        var name = model.AsSpan().Trim();
        return name.EndsWith("-cloud", StringComparison.OrdinalIgnoreCase) || name.EndsWith(":cloud", StringComparison.OrdinalIgnoreCase);
    }

    public static ModelException Cloud(CallFailures failures) => failures.Create(
        ModelFailure.Rejected, "the model runs in a cloud outside the municipal network, so nothing was sent", "Name a model that runs on the server itself, and set OLLAMA_NO_CLOUD=1 there.");
}
