namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>A row of <see cref="CodePolicy"/>: something that a plugin's code may not do by itself. Immutable.</summary>
/// <param name="Id">As in <c>sdk/docs/diagnostics.md</c>: <c>CAP1001</c>.</param>
/// <param name="Name">As in <c>permissions.code</c> of a manifest: <c>sockets</c>.</param>
/// <param name="Deed">What the code does, after its name: <c>opens connections of its own</c>.</param>
/// <param name="Cure">What to do instead, in a sentence.</param>
internal sealed record CodeRule(string Id, string Name, string Deed, string Cure)
{
    /// <summary>Full names of types; <c>Namespace.*</c> for all of a namespace. A type in one of them, or derived from one, counts as well.</summary>
    public string[] Types { get; init; } = [];

    /// <summary>
    /// <c>Type::Member</c>, for all overloads, or <c>Type::Member(First,Second</c> for those whose parameters begin so. <c>Type::*</c> is all members.
    /// </summary>
    public string[] Members { get; init; } = [];

    /// <summary>What is allowed of <see cref="Types"/> all the same.</summary>
    public string[] Except { get; init; } = [];
}
