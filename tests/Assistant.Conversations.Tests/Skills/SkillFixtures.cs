using System.Text.Json;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Skills;

/// <summary>The skills of three plugins as their manifests name them, and questions as staff type them, each with the skill that it concerns.</summary>
internal static class SkillFixtures
{
    public const string None = "none";

    private static readonly string s_root = Root();

    public static IReadOnlyList<PluginSkill> Skills { get; } =
        [.. Read("ris", "plugins/Ris"), .. Read("opendata", "tests/fixtures/skills/OpenData"), .. Read("forms", "tests/fixtures/skills/Forms")];

    /// <summary>Half of them (<c>tune</c>) may be looked at when the selector is changed; the other half (<c>report</c>) only says how good it is.</summary>
    public static IReadOnlyList<LabelledQuestion> Questions { get; } = Labelled("questions.jsonl");

    /// <summary>Further questions that the selector was changed by.</summary>
    public static IReadOnlyList<LabelledQuestion> MoreQuestions { get; } = Labelled("more-tuning-questions.jsonl");

    public static IReadOnlyList<PluginSkill> Read(string plugin, string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_root, folder, "plugin.json")));
        return
        [
            .. manifest.RootElement.GetProperty("skills").EnumerateArray().Select(skill => new PluginSkill(plugin, new SkillManifest(
                skill.GetProperty("id").GetString()!,
                Text(skill.GetProperty("name")),
                Text(skill.GetProperty("description")),
                Texts(skill, "examples"),
                Texts(skill, "keywords"),
                Texts(skill, "tools")))),
        ];
    }

    private static List<LabelledQuestion> Labelled(string file) =>
    [
        .. File.ReadLines(Path.Combine(s_root, "tests", "fixtures", "skills", file)).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return new LabelledQuestion(
                json.RootElement.GetProperty("question").GetString()!, json.RootElement.GetProperty("skill").GetString()!, json.RootElement.GetProperty("split").GetString()!);
        }),
    ];

    private static LocalizedText Text(JsonElement text) => new(text.GetProperty("de").GetString()!, text.GetProperty("en").GetString());

    private static List<string> Texts(JsonElement skill, string name) => [.. skill.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from the build output.");
        return folder.FullName;
    }
}
