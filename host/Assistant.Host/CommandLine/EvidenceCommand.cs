using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Evidence;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;

namespace Assistant.Host.CommandLine;

/// <summary><c>assistant evidence verify</c>: checks an evidence package, offline and without the data directory.</summary>
internal static class EvidenceCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The evidence package, a ZIP file." };
        var json = CommonOptions.Json();
        var verify = new Command("verify", "Checks every hash, the signature, each quote against its passage, and the citations' numbers.") { file, json };
        verify.SetAction((result, cancellationToken) => VerifyAsync(result.GetRequiredValue(file), result.GetValue(json), cancellationToken));
        return new Command("evidence", "Evidence packages of answers.") { verify };
    }

    private static async Task<int> VerifyAsync(string file, bool json, CancellationToken cancellationToken)
    {
        var report = EvidenceVerifier.Verify(new MemoryStream(await ReadAsync(file, cancellationToken)));
        if (json)
            Terminal.Line(JsonSerializer.Serialize(EvidenceOutput.Of(report), OutputJson.Readable.EvidenceOutput));
        else
            Print(report);
        return report.IsValid ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(EvidenceReport report)
    {
        if (report.Document is { } document)
            Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{document.City}, {document.AnsweredAt:yyyy-MM-dd HH:mm} UTC: {string.Join(' ', document.Question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"));
        if (report.Document?.Partial == true)
            Terminal.Line("The answer in it is incomplete: its model broke off.");
        foreach (var finding in report.Findings)
            Terminal.Line("- " + finding);
        Terminal.Line(report.IsValid
            ? string.Create(CultureInfo.InvariantCulture, $"The package is unchanged: {report.Files} files; quotes that stand word for word in their passages: {report.Quotes}.")
            : "The package is NOT in order.");
        Terminal.Line(report.KeyFingerprint is null
            ? "It is not signed: the hashes show that nothing was changed since, not who made it."
            : $"It is signed with the key {report.KeyFingerprint}; compare that with the one that the city has published.");
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        const long maxBytes = 256 << 20;
        try
        {
            if (new FileInfo(file).Length > maxBytes)
                throw new UsageException($"{file} is larger than {maxBytes >> 20} MiB; no evidence package is.");
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}");
        }
    }
}
