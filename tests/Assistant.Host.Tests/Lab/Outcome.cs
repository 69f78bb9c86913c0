using System.Text.Json;

namespace Assistant.Host.Tests.Lab;

/// <summary>How the program ended and what it said.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The one line on standard error; fails where there are more, or none.</summary>
    public string Sentence
    {
        get
        {
            Errors.TrimEnd('\n').Split('\n').Length.ShouldBe(1, Errors);
            var line = Errors.Trim();
            line.ShouldNotBeEmpty(Output);
            line.ShouldNotContain("   at ");
            line.ShouldNotContain("This should not have happened");
            return line;
        }
    }

    /// <summary>Fails with what the program said unless it ended with this code.</summary>
    public Outcome ShouldEndWith(int code)
    {
        ExitCode.ShouldBe(code, $"{Output}\n{Errors}");
        return this;
    }

    /// <summary>Fails unless the program did its work and had nothing to say about it.</summary>
    public Outcome ShouldBeDone()
    {
        ShouldEndWith(0).Errors.ShouldBeEmpty();
        return this;
    }
}
