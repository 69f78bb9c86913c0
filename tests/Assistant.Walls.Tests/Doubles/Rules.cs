using Assistant.Walls.Egress;

namespace Assistant.Walls.Tests.Doubles;

internal static class Rules
{
    public static EgressRule[] Of(params string[] entries) =>
        [.. entries.Select(entry => EgressRule.TryParse(entry, out var rule, out var error) ? rule : throw new ArgumentException(error, nameof(entries)))];

    public static EgressPolicy Policy(params string[] entries) => new("plugin test", Of(entries), null);
}
