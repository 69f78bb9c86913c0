namespace Assistant.Sdk;

/// <summary>
/// Marks a tool that may run several times at once, and beside other tools so marked, when the language model asks for several calls in one
/// answer. Each call has an instance of its own; what the instances share has to be thread-safe. Without the mark calls run one after the other.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowsParallelCallsAttribute : Attribute;
