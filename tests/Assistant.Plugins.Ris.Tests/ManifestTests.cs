using System.Text.Json;
using Assistant.Plugins.Ris.Tools;

namespace Assistant.Plugins.Ris.Tests;

public class ManifestTests
{
    [Fact]
    public void The_manifest_names_the_entry_type_and_gives_every_skill_eight_examples()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.json")));
        var root = manifest.RootElement;

        root.GetProperty("entryType").GetString().ShouldBe(typeof(RisPlugin).FullName);
        root.GetProperty("entryAssembly").GetString().ShouldBe(Path.GetFileName(typeof(RisPlugin).Assembly.Location));
        root.GetProperty("skills").GetArrayLength().ShouldBe(4);
        root.GetProperty("skills").EnumerateArray().ShouldAllBe(skill => skill.GetProperty("examples").GetArrayLength() >= 8);
        root.GetProperty("settingsSchema").GetProperty("properties").EnumerateObject().Select(property => property.Name)
            .ShouldBe(typeof(RisSettings).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)), ignoreOrder: true);
    }

    [Fact]
    public void Every_tool_and_parameter_is_described()
    {
        var tools = typeof(CouncilTools).GetMethods().Where(method => method.DeclaringType == typeof(CouncilTools)).ToList();

        tools.Select(tool => tool.Name).ShouldBe(["SearchPapers", "PaperByReference", "Meetings", "NewSince"], ignoreOrder: true);
        tools.ShouldAllBe(tool => tool.IsDefined(typeof(System.ComponentModel.DescriptionAttribute), false));
        tools.SelectMany(tool => tool.GetParameters()).Where(parameter => parameter.ParameterType != typeof(CancellationToken))
            .ShouldAllBe(parameter => parameter.IsDefined(typeof(System.ComponentModel.DescriptionAttribute), false));
    }

    [Fact]
    public void The_plugin_brings_no_copy_of_the_SDK_and_knows_no_other_room()
    {
        var references = typeof(RisPlugin).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.Where(name => name.StartsWith("Assistant.", StringComparison.Ordinal)).ShouldBe(["Assistant.Sdk"]);
    }
}
