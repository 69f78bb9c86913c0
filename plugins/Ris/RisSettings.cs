namespace Assistant.Plugins.Ris;

/// <summary>The city's settings, <c>plugins.ris</c> in the city pack.</summary>
internal sealed class RisSettings
{
    /// <summary>Address of the OParl system object; the address of a body is understood too.</summary>
    public string Oparl { get; init; } = "";

    /// <summary>Other hosts on which files lie. Only the manifest reads it, as part of the permission <c>setting:fileHosts</c>.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <summary>Id or name of the body where the system has several; <see langword="null"/>: the only one, or the one with the city's AGS.</summary>
    public string? Body { get; init; }
}
