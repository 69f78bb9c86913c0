namespace Assistant.PluginHosting.Calls;

/// <summary>Plugin code took longer than its time limit.</summary>
internal sealed class PluginTimeoutException(string what, TimeSpan limit) : Exception($"{what} took longer than {limit.TotalSeconds:0.###} s.")
{
    public string What { get; } = what;

    public TimeSpan Limit { get; } = limit;
}
