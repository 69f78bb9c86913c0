namespace Assistant.PluginHosting.Calls;

/// <summary>Plugin code allocated more than it may in one call.</summary>
internal sealed class PluginMemoryException(string what, long maxBytes) : Exception($"{what} allocated more than {maxBytes >> 20} MiB.")
{
    public string What { get; } = what;

    public long MaxBytes { get; } = maxBytes;
}
