namespace Assistant.PluginHosting.Tools;

/// <summary>An argument of a tool call is missing or of the wrong type.</summary>
internal sealed class ToolArgumentException(string argument, bool missing) : Exception($"The argument {argument} is {(missing ? "missing" : "of the wrong type")}.")
{
    public string Argument { get; } = argument;

    public bool Missing { get; } = missing;
}
