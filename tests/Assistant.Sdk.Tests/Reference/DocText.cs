using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Assistant.Sdk.Tests.Reference;

/// <summary>XML documentation as Markdown in one line.</summary>
internal static partial class DocText
{
    public static string Of(XElement? element) => element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Of)), " ").Trim();

    private static string Of(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => $"`{(string?)see.Attribute("langword") ?? Name((string?)see.Attribute("cref") ?? "")}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } parameter => $"`{(string?)parameter.Attribute("name")}`",
        XElement element => $" {Of(element)} ",
        _ => "",
    };

    /// <summary>“P:Assistant.Sdk.City.Id” as people write it: <c>City.Id</c> for a member, <c>City</c> for a type.</summary>
    public static string Name(string cref)
    {
        var name = cref.Split('(')[0].Split('`')[0];
        var parts = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('.');
        return cref.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
