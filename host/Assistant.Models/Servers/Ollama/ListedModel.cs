namespace Assistant.Models.Servers.Ollama;

/// <summary>One model of a <see cref="ListAnswer"/>.</summary>
/// <param name="Name">The name, which servers may also put into <paramref name="Model"/>.</param>
/// <param name="Model">The name.</param>
/// <param name="Digest">Changes with the file.</param>
/// <param name="RemoteModel">The model that it stands for elsewhere.</param>
/// <param name="RemoteHost">Where it really runs.</param>
/// <param name="ContextLength">The context it was loaded with, in tokens; of <c>/api/ps</c> alone.</param>
internal sealed record ListedModel(string? Name, string? Model, string? Digest, string? RemoteModel, string? RemoteHost, int? ContextLength)
{
    public string Key => Name ?? Model ?? "";

    /// <summary>Whether the server passes it on to another one, outside.</summary>
    public bool IsRemote => !string.IsNullOrEmpty(RemoteHost) || !string.IsNullOrEmpty(RemoteModel);
}
