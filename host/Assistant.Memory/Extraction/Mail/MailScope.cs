using System.Globalization;
using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Extraction.Mail;

/// <summary>What an e-mail with all that is nested in it has used up, and what of it was left out.</summary>
internal sealed class MailScope
{
    private const int MaxNamed = 5;
    private readonly ExtractionOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly Usage _usage;
    private readonly List<string> _reasons = [];

    public MailScope(ExtractionOptions options, TimeProvider timeProvider)
        : this(options, timeProvider, new Usage { Start = timeProvider.GetTimestamp() }, depth: 0)
    {
    }

    private MailScope(ExtractionOptions options, TimeProvider timeProvider, Usage usage, int depth) =>
        (_options, _timeProvider, _usage, Depth) = (options, timeProvider, usage, depth);

    /// <summary>How deep this e-mail lies in others.</summary>
    public int Depth { get; }

    /// <summary>How many parts of this e-mail were left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>What was done about pictures of pages, in this e-mail and in all that is nested in it.</summary>
    public RecognitionState Recognition => _usage.Recognition;

    /// <summary>Whether any of the text was recognised in a picture.</summary>
    public bool HasRecognized => _usage.HasRecognized;

    /// <summary>The scope of an e-mail that lies so many levels deeper; what it uses counts together.</summary>
    public MailScope Within(int levels) => new(_options, _timeProvider, _usage, Depth + levels);

    /// <summary>Whether another part may be read.</summary>
    public bool Enter(string name, int characters)
    {
        if (++_usage.Parts > _options.MaxMailParts)
            return LeaveOut(name, string.Create(CultureInfo.InvariantCulture, $"there are more than {_options.MaxMailParts} parts"));
        if (_timeProvider.GetElapsedTime(_usage.Start) > _options.Timeout)
            return LeaveOut(name, string.Create(CultureInfo.InvariantCulture, $"reading took longer than {_options.Timeout.TotalSeconds:0} s"));
        return characters <= _options.MaxOutputBytes || LeaveOut(name, "the text had become too long");
    }

    /// <summary>Takes note of what was done about the pictures of an attachment: what is still to be done goes before what was.</summary>
    public void Recognized(ExtractedText attachment)
    {
        _usage.Recognition = (RecognitionState)Math.Max((int)_usage.Recognition, (int)attachment.Recognition);
        _usage.HasRecognized |= attachment.Pages.Any(page => page.IsRecognized);
    }

    /// <returns><see langword="false"/>.</returns>
    public bool LeaveOut(string name, string reason)
    {
        if (++LeftOut <= MaxNamed)
            _reasons.Add($"“{name}”: {reason}");
        return false;
    }

    /// <summary>For the operator; <see langword="null"/> where nothing was left out.</summary>
    public string? Note()
    {
        if (LeftOut == 0)
            return null;
        var more = LeftOut > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {LeftOut - MaxNamed} more") : "";
        return $"Parts of the e-mail could not be read, or not wholly: {string.Join("; ", _reasons)}{more}";
    }

    private sealed class Usage
    {
        public long Start { get; init; }

        public int Parts { get; set; }

        public RecognitionState Recognition { get; set; }

        public bool HasRecognized { get; set; }
    }
}
