namespace Assistant.PluginHosting;

/// <summary>A package that was made. Immutable.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Id">The plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="Files">How many files it has, without the manifest.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of the package, in lower-case hex digits.</param>
/// <param name="KeyId">The key that signed it; <see langword="null"/> where none did.</param>
public sealed record PackedFile(string Path, string Id, string Version, int Files, long Bytes, string Sha256, string? KeyId);
