using System.Reflection;
using System.Xml.Linq;

namespace Assistant.Sdk.Tests.Reference;

/// <summary>What the compiler wrote down of an assembly's XML documentation.</summary>
internal sealed class Documentation(Assembly assembly)
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public XElement? Of(Type type) => _members.GetValueOrDefault($"T:{type.FullName}");

    public XElement? Of(MemberInfo member) => member switch
    {
        PropertyInfo => _members.GetValueOrDefault($"P:{Id(member)}"),
        FieldInfo => _members.GetValueOrDefault($"F:{Id(member)}"),
        MethodBase method => Of(method),
        _ => null,
    };

    // By name and number of parameters: the SDK has no two overloads with the same.
    private XElement? Of(MethodBase method)
    {
        var id = $"M:{method.DeclaringType!.FullName}.{method.Name.Replace('.', '#')}";
        return _members.Where(pair => pair.Key.Split('(')[0].Split('`')[0] == id).Select(pair => pair.Value)
            .FirstOrDefault(member => member.Elements("param").Count() == method.GetParameters().Length);
    }

    private static string Id(MemberInfo member) => $"{member.DeclaringType!.FullName}.{member.Name}";
}
