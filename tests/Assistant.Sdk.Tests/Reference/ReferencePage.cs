using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Assistant.Sdk.Tests.Reference;

/// <summary>The reference of the contracts, from their XML documentation: what a plugin's author needs to know of each type and member.</summary>
internal sealed partial class ReferencePage(Assembly assembly)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly (string Folder, string Title)[] s_chapters =
    [
        ("Plugins", "The plugin"), ("Knowledge", "Knowledge sources"), ("Tools", "Tools and what they return"), ("Retrieval", "Searching the index"), ("Storage", "Storage"),
    ];

    private readonly Documentation _documentation = new(assembly);
    private readonly StringBuilder _page = new();

    /// <param name="source">The folder of the SDK's source; its folders are the chapters.</param>
    public string Write(string source)
    {
        Line("# Contract reference");
        Line("");
        Line("Made from the XML documentation of `Assistant.Sdk`; a test compares it. `UPDATE_REFERENCE=1 dotnet run --project tests/Assistant.Sdk.Tests` writes it anew.");
        Line("How the contracts may change says [versioning.md](versioning.md).");
        foreach (var (folder, title) in s_chapters)
        {
            Line("");
            Line($"## {title}");
            foreach (var type in Types(Path.Combine(source, folder)))
                Write(type);
        }

        return _page.ToString();
    }

    private IEnumerable<Type> Types(string folder) => Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
        .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
        .Select(match => assembly.GetExportedTypes().FirstOrDefault(type => type.Name == match.Groups["name"].Value)).OfType<Type>();

    private void Write(Type type)
    {
        var documentation = _documentation.Of(type);
        Line("");
        Line($"### {type.Name}");
        Line("");
        Line($"{Kind(type)}. {DocText.Of(documentation?.Element("summary"))}");
        if (DocText.Of(documentation?.Element("remarks")) is { Length: > 0 } remarks)
        {
            Line("");
            Line(remarks);
        }

        var rows = Rows(type, documentation).ToList();
        if (rows.Count == 0)
            return;
        Line("");
        Line(type.IsEnum ? "| Value | |" : "| Member | |");
        Line("| --- | --- |");
        foreach (var (member, text) in rows)
            Line($"| `{member.Replace("|", "\\|", StringComparison.Ordinal)}` | {text} |");
    }

    private IEnumerable<(string Member, string Text)> Rows(Type type, XElement? documentation)
    {
        var parameters = documentation?.Elements("param").ToDictionary(param => (string)param.Attribute("name")!, DocText.Of, StringComparer.Ordinal) ?? [];
        if (type.IsEnum)
        {
            foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return (value.Name, Text(value));
            yield break;
        }

        foreach (var constructor in type.GetConstructors().Where(constructor => _documentation.Of(constructor) is not null))
            yield return ($"new {type.Name}({Parameters(constructor)})", IsOfRecord(constructor, documentation) ? "Sets the members of these names." : Text(constructor));
        foreach (var field in type.GetFields(Declared))
            yield return ($"{(field.IsLiteral ? "const " : "")}{field.Name}: {Short(TypeNames.Of(field))}{(field.IsLiteral ? $" = \"{field.GetRawConstantValue()}\"" : "")}", Text(field));
        foreach (var property in type.GetProperties(Declared))
            yield return ($"{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{property.Name}: {Short(TypeNames.Of(property))}", parameters.GetValueOrDefault(property.Name) ?? Text(property));
        foreach (var method in type.GetMethods(Declared).Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && HasSummary(method)))
            yield return ($"{method.Name}{Generics(method)}({Parameters(method)}): {Short(TypeNames.Of(method.ReturnParameter))}", Text(method));
    }

    // What a method says of itself, its parameters, its result and its failures.
    private string Text(MemberInfo member)
    {
        var documentation = _documentation.Of(member);
        List<string> parts = [DocText.Of(documentation?.Element("summary"))];
        if (DocText.Of(documentation?.Element("remarks")) is { Length: > 0 } remarks)
            parts.Add(remarks);
        parts.AddRange(documentation?.Elements("typeparam").Concat(documentation.Elements("param")).Select(param => $"`{(string?)param.Attribute("name")}`: {DocText.Of(param)}") ?? []);
        if (DocText.Of(documentation?.Element("returns")) is { Length: > 0 } returns)
            parts.Add($"Returns: {returns}");
        parts.AddRange(documentation?.Elements("exception").Select(exception => $"Throws `{DocText.Name((string)exception.Attribute("cref")!)}`: {DocText.Of(exception)}") ?? []);
        return string.Join("<br>", parts).Replace("|", "\\|", StringComparison.Ordinal);
    }

    // The compiler gives the primary constructor of a record the words of the record.
    private bool IsOfRecord(ConstructorInfo constructor, XElement? ofType) => DocText.Of(_documentation.Of(constructor)?.Element("summary")) == DocText.Of(ofType?.Element("summary"));

    private bool HasSummary(MethodInfo method) => _documentation.Of(method)?.Element("summary") is not null;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "Enum",
        { IsInterface: true } => "Interface",
        _ when typeof(Attribute).IsAssignableFrom(type) => "Attribute",
        { IsValueType: true } => "Struct",
        { IsAbstract: true, IsSealed: true } => "Static class",
        _ when type.GetMethod("<Clone>$") is not null => type.BaseType == typeof(object) ? (type.IsAbstract ? "Abstract record" : "Record") : $"Record, a `{type.BaseType!.Name}`",
        _ => type.BaseType == typeof(object) ? "Class" : $"Class, derived from `{type.BaseType!.Name}`",
    };

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{parameter.Name}: {Short(TypeNames.Of(parameter))}{(parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) switch { null or "" => "null", var value => value }}" : "")}"));

    private static string Short(string type) => Namespaces().Replace(type, "");

    private void Line(string text) => _page.Append(text).Append('\n');

    [GeneratedRegex(@"\b(?:[A-Z]\w*\.)+(?=[A-Z])")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^public (?:(?:sealed|abstract|static|readonly|partial) )*(?:record struct|record|class|interface|enum|struct) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
