namespace Assistant.PluginHosting.Verification.Files;

/// <summary>A file of a plugin as it was read. Immutable.</summary>
/// <param name="Path">Relative to the plugin's folder, with “/”.</param>
/// <param name="Hash">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Image">The bytes of a PE file, whatever its name; empty for any other file.</param>
internal sealed record PluginFile(string Path, string Hash, ReadOnlyMemory<byte> Image);
