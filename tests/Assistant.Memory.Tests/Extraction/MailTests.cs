using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Tests.Extraction;

[Collection(ExtractorFixture.Collection)]
public sealed class MailTests : IDisposable
{
    private readonly ExtractorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Header_fields_text_and_attachments_come_under_their_names()
    {
        var pdf = Convert.ToBase64String(PdfFile.WithPages(["Kostenplan: 12.000 Euro"]), Base64FormattingOptions.InsertLineBreaks);
        var text = await ReadAsync(
            $"""
            Received: from mx.example by mail.example; Thu, 5 Mar 2026 14:12:00 +0100
            From: =?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <joerg@example.org>
            To: Ratsbüro <rat@example.org>,
             Kämmerei <geld@example.org>
            Subject: =?utf-8?B?UsO8Y2tmcmFnZSB6?= =?utf-8?B?dXIgQnLDvGNrZQ==?=
            Date: Thu, 5 Mar 2026 14:12:00 +0100 (CET)
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="aussen"

            Dies liest kein Programm.
            --aussen
            Content-Type: multipart/alternative; boundary=innen

            --innen
            Content-Type: text/plain; charset=utf-8

            Ohne Tabelle.
            --innen
            Content-Type: text/html; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>Die Br=FCcke kostet mehr=
             als geplant.</p><table><tr><td>Bau</td><td>3 Mio.</td></tr></table></body></html>
            --innen--
            --aussen
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*0*=utf-8''Kosten; filename*1*=%20f%C3%BCr%20alle.pdf
            Content-Transfer-Encoding: base64

            {pdf}
            --aussen
            Content-Type: image/png; name=logo.png
            Content-Disposition: inline
            Content-ID: <logo>

            x
            --aussen--
            """);

        text.Outcome.ShouldBe(ExtractionOutcome.Complete);
        text.HasPages.ShouldBeFalse();
        text.Pages[0].Text.ShouldBe(
            "# Rückfrage zur Brücke\n\nVon: Jörg Müller <joerg@example.org>\nAn: Ratsbüro <rat@example.org>, Kämmerei <geld@example.org>\nDatum: 05.03.2026 14:12\n\n"
            + "Die Brücke kostet mehr als geplant.\n\nBau\t3 Mio.\n\n# Anlage: Kosten für alle.pdf\n\nKostenplan: 12.000 Euro");
    }

    [Fact]
    public async Task An_attached_e_mail_is_read_as_one()
    {
        var text = await ReadAsync(
            """
            From: a@example.org
            Subject: Weiterleitung
            MIME-Version: 1.0
            Date: Thu, 5 Mar 2026 14:12:00 +0100
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: message/rfc822

            From: b@example.org
            Subject: Das Original

            Der Inhalt.
            --x--
            """);

        text.Pages[0].Text.ShouldContain("# Anlage: Das Original\n\n# Das Original\n\nVon: b@example.org\n\nDer Inhalt.");
    }

    [Fact]
    public async Task An_attachment_that_cannot_be_read_is_named()
    {
        var text = await ReadAsync(
            """
            From: a@example.org
            Subject: Plan
            MIME-Version: 1.0
            Date: Thu, 5 Mar 2026 14:12:00 +0100
            Content-Type: multipart/mixed; boundary=x

            --x

            Siehe Anlage.
            --x
            Content-Type: application/octet-stream; name="plan.rtf"

            {\rtf1 Plan}
            --x--
            """);

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Pages[0].Text.ShouldEndWith("Siehe Anlage.");
        text.Note.ShouldNotBeNull().ShouldContain("“plan.rtf”");
    }

    [Fact]
    public async Task Parts_that_nest_without_end_are_not_followed()
    {
        var mail = new StringBuilder("From: a@example.org\nSubject: Bombe\nMIME-Version: 1.0\nDate: x\n");
        for (var i = 0; i < 5_000; i++)
            mail.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");

        var text = await ReadAsync(mail + "\nInhalt");

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Note.ShouldNotBeNull().ShouldContain("8 levels deep");
    }

    [Fact]
    public async Task E_mails_in_e_mails_are_not_followed_for_ever()
    {
        var mail = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
            mail.Append("From: a@example.org\nSubject: Puppe\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n");

        (await ReadAsync(mail + "Inhalt")).Outcome.ShouldBe(ExtractionOutcome.Partial);
    }

    [Fact]
    public async Task A_hundred_thousand_parts_end_at_the_limit()
    {
        var text = await ReadAsync("From: a@example.org\nSubject: Viele\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nTeil\n", 100_000)));

        text.Outcome.ShouldBe(ExtractionOutcome.Partial);
        text.Note.ShouldNotBeNull().ShouldContain("more than 200 parts");
    }

    [Fact]
    public async Task A_letter_as_plain_text_is_no_e_mail()
    {
        var text = await _fixture.ExtractAsync("Subject: nichts\nSehr geehrte Damen und Herren,\n"u8.ToArray());

        text.Pages[0].Text.ShouldStartWith("Subject: nichts");
    }

    private Task<ExtractedText> ReadAsync(string mail) => _fixture.ExtractAsync(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
}
