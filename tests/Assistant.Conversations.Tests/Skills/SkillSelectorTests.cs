using System.Globalization;
using Assistant.Conversations.Skills;

namespace Assistant.Conversations.Tests.Skills;

public sealed class SkillSelectorTests : IDisposable
{
    private static readonly (string Skill, string[] Questions)[] Labelled =
    [
        ("search-papers",
        [
            "Was wurde zur Sanierung des Rathauses beschlossen?", "Welche Anträge gab es zum Radverkehr?", "Was kostet der Neubau der Feuerwache?",
            "Wie hat die Verwaltung auf die Anfrage zum Leerstand geantwortet?", "Gibt es einen Ratsbeschluss zur Hundesteuer?", "Welche Begründung steht in der Vorlage zum Haushalt?",
            "Wer hat die Anfrage zu den Spielplätzen gestellt?", "Wurde der Antrag zur Baumschutzsatzung abgelehnt?", "Suche Vorlagen zum Hochwasserschutz",
            "Was steht in den Niederschriften zum Thema Tempo 30?", "Welche Vorlagen gibt es zu Kindertagesstätten?", "Was sagt die Verwaltung zum Antrag auf kostenlosen Busverkehr?",
            "Was hat der Stadtrat zum Wärmeplan beschlossen?", "Wie viel Geld ist für die Brückensanierung vorgesehen laut Vorlage?", "What did the council decide about the swimming pool?",
        ]),
        ("paper-path",
        [
            "Stand der Vorlage 2025/0140", "Wie ist der Stand der Vorlage 2024/0093?", "Wurde die Vorlage 2025/0031 beschlossen?", "In welchen Ausschüssen war 2024/0063?",
            "Beratungsfolge zu 2026/0015", "Was ist aus dem Antrag 2024/0021 geworden?", "Wann berät der Stadtrat über 2026/0060?", "Ergebnis der Abstimmung zu 2025/0121",
            "Ist die Drucksache 2024/0067 vertagt worden?", "Drucksache 0815/2023", "Beratungsweg der Vorlage 2025/0112", "Welche Gremien haben über 2025/0155 beraten?",
            "Wie wurde über den Änderungsantrag 2025/0064/1 abgestimmt?", "Which committees dealt with paper 2025/0140?", "Wo steht die Beschlussvorlage 2026/0034 gerade?",
        ]),
        ("meetings",
        [
            "Welche Sitzungen sind nächste Woche?", "Wann tagt der Stadtrat das nächste Mal?", "Wann ist die nächste Sitzung des Bauausschusses?", "Sitzungskalender für Oktober 2026",
            "Welche Ausschüsse tagen diese Woche?", "Was steht auf der Tagesordnung des Ortsbeirats Weinberg?", "Zeige die Sitzungen des Stadtrates im Jahr 2025",
            "Welche Punkte wurden am 12.05.2025 im Ortsbeirat beraten?", "Was wurde in der letzten Stadtratssitzung behandelt?", "When does the finance committee meet next month?",
            "Tagesordnung der Sitzung am 29. Oktober 2026", "Welche Sitzungen gibt es im November?", "Wann trifft sich der Hauptausschuss?", "Sitzungen zwischen März und Mai 2025",
            "Welche Gremien tagen morgen?", "Termine des Jugendhilfeausschusses im Jahr 2026",
        ]),
        ("whats-new",
        [
            "Was gibt es Neues seit 1.9.2026?", "Was gibt es Neues aus dem Rat?", "Welche Vorlagen sind seit letzter Woche neu?", "Neue Anträge seit dem 1. März",
            "Was hat sich seit gestern geändert?", "Zeig mir die neuesten Vorlagen", "Gibt es neue Anfragen?", "Welche Drucksachen sind diese Woche neu?",
            "Welche neuen Vorlagen gibt es seit Montag?", "Which papers are new this month?", "Neues aus dem Ratsinformationssystem", "Was ist neu seit dem 15. August 2026?",
            "Welche Vorlagen wurden seit dem 1.9.2026 aktualisiert?", "Sind neue Beschlussvorlagen eingegangen?", "Neueste Anträge der Fraktionen",
        ]),
    ];

    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Fact]
    public void Nine_of_ten_questions_find_their_skill_first()
    {
        var wrong = Labelled.SelectMany(label => label.Questions.Select(question => (label.Skill, Question: question, Found: First(question))))
            .Where(found => found.Found != found.Skill).ToList();
        var all = Labelled.Sum(label => label.Questions.Length);

        all.ShouldBeGreaterThanOrEqualTo(60);
        (1.0 - ((double)wrong.Count / all)).ShouldBeGreaterThanOrEqualTo(0.9, string.Join('\n', wrong));
    }

    [Fact]
    public void A_named_plugin_wins_and_its_name_goes_from_the_question()
    {
        var (text, skills) = Select("@ris Was kostet die Turnhalle?");
        text.ShouldBe("Was kostet die Turnhalle?");
        skills.ShouldAllBe(skill => skill.PluginId == "ris");
        skills.Count.ShouldBe(4);
    }

    [Fact]
    public void An_unknown_name_stays_in_the_question()
    {
        Select("@rathaus Was kostet die Turnhalle?").Text.ShouldStartWith("@rathaus");
        Select("Schreiben an post@ris ging ein").Text.ShouldContain("post@ris");
    }

    [Fact]
    public void A_question_about_nothing_of_the_kind_finds_no_skill() => Select("Guten Morgen!").Skills.ShouldBeEmpty();

    private string? First(string question) => Select(question).Skills is [var first, ..] ? first.SkillId : null;

    private (string Text, IReadOnlyList<SkillMatch> Skills) Select(string question) =>
        _turns.Get<SkillSelector>().Select(question, FakeCatalog.Skills, CultureInfo.GetCultureInfo("de-DE"));
}
