using System.Globalization;
using Assistant.Host.Http.Admin;
using Assistant.Host.Synchronization;
using Assistant.Memory.Extraction;
using Assistant.Models;
using Assistant.Models.Endpoints;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Tests.Http.Admin;

public sealed class ReasonTextsTests
{
    private static readonly ReasonTexts s_german = ReasonTexts.For(CultureInfo.GetCultureInfo("de-DE"));
    private static readonly ReasonTexts s_english = ReasonTexts.For(CultureInfo.GetCultureInfo("en-GB"));

    public static IEnumerable<TheoryDataRow<Enum>> Codes() =>
        new IEnumerable<Enum>[] { Enum.GetValues<PluginReasonCode>().Cast<Enum>(), Enum.GetValues<ModelCauseCode>().Cast<Enum>(), Enum.GetValues<SourceFailure>().Cast<Enum>(), Enum.GetValues<StorageFailure>().Cast<Enum>() }
            .SelectMany(codes => codes).Select(code => new TheoryDataRow<Enum>(code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reason_of_the_host_is_told_in_both_languages(Enum code)
    {
        var (german, english) = (Told(s_german, code), Told(s_english, code));

        german.ShouldNotBe(english);
        foreach (var sentence in (string[])[german, english])
        {
            sentence.Length.ShouldBeGreaterThan(10);
            sentence.ShouldNotContain('{');
        }
    }

    [Fact]
    public void What_somebody_else_said_follows_as_it_is_in_quotation_marks()
    {
        var wrong = new PluginReason(PluginReasonCode.SettingsWrong, "…") { Arguments = ["ris", "mainz"], Detail = "$.oparl: is missing; add it." };
        s_german.Plugin(wrong).ShouldBe("Die Einstellungen plugins.ris im Paket der Stadt mainz sind nicht richtig. „$.oparl: is missing; add it.“");
        s_english.Plugin(wrong).ShouldBe("The settings plugins.ris in the pack of the city mainz are wrong. “$.oparl: is missing; add it.”");
        s_german.Source(SyncError.Of(new PluginException("Der Server sagt nein."))).ShouldBe("Das Plugin meldet: „Der Server sagt nein.“");
        s_english.Source(SyncError.Of(new InvalidOperationException("No."))).ShouldEndWith(" “InvalidOperationException: No.”");
    }

    [Fact]
    public void Numbers_and_days_are_written_as_the_language_writes_them()
    {
        var late = new SourceException(SourceFailure.TimedOut, "…", ["papers", 2.5]);
        s_german.Source(SyncError.Of(late)).ShouldStartWith("Die Quelle papers hat 2,5 Sekunden lang nichts geliefert.");
        s_english.Source(SyncError.Of(late)).ShouldStartWith("The source papers gave nothing for 2.5 seconds.");
        var off = new PluginReason(PluginReasonCode.SwitchedOffBefore, "…") { Arguments = [new DateTimeOffset(2026, 3, 9, 7, 5, 0, TimeSpan.Zero)] };
        s_german.Plugin(off).ShouldBe("Die Betreuung hat das Plugin am 09.03.2026 um 07:05 Uhr (UTC) abgeschaltet.");
        s_english.Plugin(off).ShouldBe("The operators switched the plugin off on 9 March 2026 at 07:05 (UTC).");
    }

    [Fact]
    public void Two_reasons_are_told_one_after_the_other()
    {
        var off = new PluginReason(PluginReasonCode.SwitchedOff, "…") { Also = new PluginReason(PluginReasonCode.HeldByCalls, "…") { Arguments = [10, 2] } };
        s_german.Plugin(off).ShouldBe("Die Betreuung hat das Plugin abgeschaltet. " + s_german.Plugin(off.Also));
    }

    [Fact]
    public void A_server_that_is_up_needs_no_reason_and_an_unknown_cause_is_told_by_its_kind()
    {
        var up = new EndpointStatus("gpu1", "http://gpu1", EndpointKind.Ollama, EndpointState.Up, default);
        s_german.Endpoint(up).ShouldBeNull();
        s_german.Endpoint(up with { Failure = ModelFailure.TimedOut, Cause = ModelCause.Other }).ShouldStartWith("Der Modellserver antwortet nicht in der vorgesehenen Zeit.");
        s_german.Endpoint(up with { Failure = ModelFailure.QueueFull, Cause = ModelCause.Other }).ShouldStartWith("Der Modellserver kann gerade nicht benutzt werden.");
    }

    [Fact]
    public void A_missing_program_is_named_with_its_package() =>
        s_german.Source(SyncError.Of(new ExtractionToolMissingException("pdftotext", "poppler-utils"))).ShouldContain("Debian-Paket poppler-utils");

    private static string Told(ReasonTexts texts, Enum code) => code switch
    {
        PluginReasonCode.SwitchedOffBefore or PluginReasonCode.SwitchedOffInCity or PluginReasonCode.Paused => texts.Plugin(new PluginReason((PluginReasonCode)code, "") { Arguments = [DateTimeOffset.UnixEpoch] }),
        PluginReasonCode plugin => texts.Plugin(new PluginReason(plugin, "") { Arguments = [1, 2, 3] }),
        ModelCauseCode model => texts.Endpoint(new EndpointStatus("", "", EndpointKind.Ollama, EndpointState.Down, default) { Cause = new(model) { Arguments = [1] } })!,
        SourceFailure source => texts.Source(SyncError.Of(new SourceException(source, "", ["a", 1]))),
        StorageFailure storage => texts.Source(SyncError.Of(new StorageException(storage, ""))),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

}
