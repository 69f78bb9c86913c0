using System.Reflection.Metadata;

namespace Assistant.PluginHosting.Verification.Scanning;

/// <summary>A place in an assembly's code: a type, or a member of it.</summary>
internal readonly record struct CodePlace(MetadataReader Metadata, TypeDefinitionHandle Type, StringHandle Member)
{
    /// <summary>As its author knows it: what the compiler makes of closures, iterators and async methods is told as the method that was written.</summary>
    public override string ToString()
    {
        var type = TypeNames.Of(Metadata, Type);
        var member = Member.IsNil ? "" : Metadata.GetString(Member);
        var made = type.IndexOf("+<", StringComparison.Ordinal);
        if (made > 0)
            return $"{type[..made]}.{Written(type[(made + 1)..]) ?? Written(member) ?? member}";
        return member.Length == 0 ? type : $"{type}.{Written(member) ?? member}";
    }

    // “<FetchAsync>d__3” and “<Configure>b__0_0” stand for what is in the brackets; “<>c” for nothing.
    private static string? Written(string name) => name.Length > 2 && name[0] == '<' && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : null;
}
