using Assistant.Models.Servers.Http;
using Assistant.Models.Settings;

namespace Assistant.Models.Servers.Chat;

/// <summary>Refuses models that a server passes on to its maker's cloud: nothing leaves the municipal network.</summary>
internal static class CloudModels
{
    /// <summary>Refuses a model by its name, before any request.</summary>
    /// <exception cref="ModelException">It is one.</exception>
    public static void Refuse(string model, CallFailures failures)
    {
        if (ModelName.LeavesTheHouse(model.Trim()))
            throw Refused(failures);
    }

    /// <summary>The exception, where the server itself says that the model runs elsewhere.</summary>
    public static ModelException Refused(CallFailures failures) => failures.Create(
        ModelFailure.Rejected, "the model runs in a cloud outside the municipal network, so nothing was sent", "Name a model that runs on the server itself, and set OLLAMA_NO_CLOUD=1 there.");
}
