namespace Assistant.Sdk;

/// <summary>Who may find a document. Compared by ordinal value; immutable.</summary>
public readonly record struct Audience
{
    private const string GroupPrefix = "group:";

    private readonly string? _value;

    private Audience(string value) => _value = value;

    /// <summary>Everybody, also without a login.</summary>
    public static Audience Public { get; } = new("public");

    /// <summary>The staff of the city. Also the value of <c>default(Audience)</c>.</summary>
    public static Audience Internal => default;

    /// <summary>The value as it stands in the index: <c>public</c>, <c>internal</c>, <c>group:bauamt</c>.</summary>
    public string Value => _value ?? "internal";

    /// <summary>The members of one group of the city's directory.</summary>
    /// <param name="name">The group's id: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; at most 100 characters.</param>
    /// <returns>The audience.</returns>
    /// <exception cref="ArgumentException">The name is empty, too long or has other characters.</exception>
    public static Audience Group(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new ArgumentException($"“{name}” is no group id: use letters, digits, -, _ and ., at most 100.", nameof(name));
        return new Audience(GroupPrefix + name);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
