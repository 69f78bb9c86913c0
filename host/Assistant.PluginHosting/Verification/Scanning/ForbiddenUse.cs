namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>Something forbidden that a type, member or signature leads to.</summary>
/// <param name="Rule">What it breaks.</param>
/// <param name="Target">The type or member: <c>System.IO.File.ReadAllText</c>.</param>
internal readonly record struct ForbiddenUse(CodeRule Rule, string Target);
