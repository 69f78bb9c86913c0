using System.Globalization;
using System.Resources;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Texts;

/// <summary>The answer's own words, from <c>AnswerTexts.resx</c> (German) and <c>AnswerTexts.en.resx</c>.</summary>
public sealed class AnswerTexts
{
    private static readonly ResourceManager Resources = new("Assistant.Conversations.Texts.AnswerTexts", typeof(AnswerTexts).Assembly);
    private readonly CultureInfo _culture;

    private AnswerTexts(CultureInfo culture) => _culture = culture;

    /// <summary>Said before better queries are listed.</summary>
    public string BetterQueries => Text(nameof(BetterQueries));

    /// <summary>The label of an answer without a language model.</summary>
    public string ExtractiveLabel => Text(nameof(ExtractiveLabel));

    /// <summary>Said when the question is empty.</summary>
    public string EmptyQuestion => Text(nameof(EmptyQuestion));

    /// <summary>Said of an answer that its model broke off.</summary>
    public string PartialAnswer => Text(nameof(PartialAnswer));

    /// <summary>Said where no model is in reach.</summary>
    public string ModelOutOfReach => Text(nameof(ModelOutOfReach));

    /// <summary>Said where a model failed before it had said anything.</summary>
    public string ModelFailed => Text(nameof(ModelFailed));

    /// <summary>Said where a turn broke.</summary>
    public string TurnFailed => Text(nameof(TurnFailed));

    /// <summary>Said of an answer that could not be stored.</summary>
    public string NotKept => Text(nameof(NotKept));

    /// <summary>Said of a quote that was recognised in a picture.</summary>
    public string Recognized => Text(nameof(Recognized));

    /// <summary>Said before the newest paper of the same title.</summary>
    public string Newer => Text(nameof(Newer));

    /// <summary>The same where that paper says the same at this place.</summary>
    public string NewerSame => Text(nameof(NewerSame));

    /// <summary>Said before other documents that hold the same text.</summary>
    public string SameText => Text(nameof(SameText));

    /// <summary>The finding about an answer without any citation, in both languages.</summary>
    public static LocalizedText NoCitation { get; } = new(
        Resources.GetString(nameof(NoCitation), CultureInfo.GetCultureInfo("de-DE"))!, Resources.GetString(nameof(NoCitation), CultureInfo.GetCultureInfo("en-GB")));

    /// <summary>The texts in a language.</summary>
    /// <param name="culture">The reader's language.</param>
    public static AnswerTexts For(CultureInfo culture) => new(culture);

    /// <summary>Said before the quotes.</summary>
    /// <param name="city">The city's name.</param>
    public string QuotesIntroduction(string city) => Text(nameof(QuotesIntroduction), city);

    /// <summary>Said when nothing relevant was found.</summary>
    /// <param name="city">The city's name.</param>
    public string WaitsForDecision => Text(nameof(WaitsForDecision));

    public string NothingFound(string city) => Text(nameof(NothingFound), city);

    /// <summary>Words that most councils write about, to find something where a question finds nothing.</summary>
    public string UsualTopics => Text(nameof(UsualTopics));

    /// <summary>Says what was searched, and for which words.</summary>
    /// <param name="scope">The documents.</param>
    /// <param name="passages">How many passages they have.</param>
    /// <param name="words">The words; may be empty.</param>
    public string Searched(SearchedScope scope, long passages, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var documents = scope.Documents == 1 ? Text("OneDocument") : Text("Documents", scope.Documents);
        var period = scope is { First: { } first, Last: { } last } ? Text("Period", first, last) : "";
        var searched = passages == 1 ? Text("OnePassage") : Text("Passages", passages);
        return words.Count == 0 ? Text("SearchedAll", documents, period, searched) : Text(nameof(Searched), documents, period, searched, Quoted(words));
    }

    /// <summary>Said where there is nothing to search yet.</summary>
    /// <param name="city">The city's name.</param>
    public string NothingToSearch(string city) => Text(nameof(NothingToSearch), city);

    /// <summary>A question for what a document is about.</summary>
    /// <param name="title">The document's title.</param>
    public string SuggestedTitle(string title) => Text(nameof(SuggestedTitle), title);

    /// <summary>A question for some words alone.</summary>
    /// <param name="words">The words.</param>
    public string SuggestedWords(IReadOnlyList<string> words) => Text(nameof(SuggestedWords), Quoted(words));

    /// <summary>Said of words that stand nowhere.</summary>
    /// <param name="words">The words.</param>
    public string WordsNotFound(IReadOnlyList<string> words) => Text(nameof(WordsNotFound), Quoted(words));

    /// <summary>A quote with its number.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="number">The number of its citation.</param>
    public string Quoted(string quote, int number) => Text(nameof(Quoted), quote, number);

    /// <summary>Said under a table that was cut.</summary>
    /// <param name="rows">How many rows are left out.</param>
    public string MoreRows(int rows) => Text(nameof(MoreRows), rows);

    /// <summary>Said when only a plugin was named, before its examples.</summary>
    /// <param name="plugin">As it was named.</param>
    public string WhatCanBeAsked(string plugin) => Text(nameof(WhatCanBeAsked), plugin);

    /// <summary>Said when the question does not fit into the model's window.</summary>
    /// <param name="needed">What is needed, in tokens.</param>
    /// <param name="window">What there is, in tokens.</param>
    public string PromptTooLong(int needed, int window) => Text(nameof(PromptTooLong), needed, window);

    /// <summary>Said when a tool did not answer in time.</summary>
    /// <param name="name">What it would have looked up.</param>
    /// <param name="limit">How long was waited.</param>
    public string ToolTooSlow(string name, TimeSpan limit) => Text(nameof(ToolTooSlow), name, limit.TotalSeconds);

    /// <summary>Said when the question is too long.</summary>
    /// <param name="length">Its length in characters.</param>
    /// <param name="limit">The limit.</param>
    public string QuestionTooLong(int length, int limit) => Text(nameof(QuestionTooLong), length, limit);

    /// <summary>The label of an answer that a model wrote.</summary>
    /// <param name="model">The model.</param>
    public string GeneratedLabel(string model) => Text(nameof(GeneratedLabel), model);

    /// <summary>Said of an answer that is longer than one may be.</summary>
    /// <param name="tokens">The limit.</param>
    public string CutAnswer(int tokens) => Text(nameof(CutAnswer), tokens);

    /// <summary>Said where the models have no room.</summary>
    /// <param name="wait">After which time there is.</param>
    public string ModelsBusy(TimeSpan wait) => Text(nameof(ModelsBusy), Math.Ceiling(wait.TotalSeconds));

    /// <summary>Said where no model can put an answer into plain language.</summary>
    public string PlainLanguageNeedsModel => Text(nameof(PlainLanguageNeedsModel));

    /// <summary>Said where the model broke off.</summary>
    public string PlainLanguageFailed => Text(nameof(PlainLanguageFailed));

    /// <summary>Said of an answer that the model cannot take in.</summary>
    public string PlainLanguageTooLong => Text(nameof(PlainLanguageTooLong));

    /// <summary>Said of an answer that is not there yet.</summary>
    public string PlainLanguageTooEarly => Text(nameof(PlainLanguageTooEarly));

    /// <summary>Said where the models have no room.</summary>
    /// <param name="wait">After which time there is.</param>
    public string PlainLanguageBusy(TimeSpan wait) => Text(nameof(PlainLanguageBusy), Math.Ceiling(wait.TotalSeconds));

    /// <summary>Said before the quotes of the files that the person has added.</summary>
    public string AttachmentsIntroduction => Text(nameof(AttachmentsIntroduction));

    /// <summary>Said where no model reads the files that the person has added, and none of them speaks of the question's words.</summary>
    /// <param name="names">Their names.</param>
    public string AttachmentsUnquoted(IReadOnlyList<string> names) => Text(nameof(AttachmentsUnquoted), Quoted(names));

    /// <summary>Said of a file that the model has read a part of.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">How many passages were read.</param>
    /// <param name="all">Of how many.</param>
    public string AttachmentCut(string name, int read, int all) => Text(nameof(AttachmentCut), name, read, all);

    private string Quoted(IReadOnlyList<string> words) => string.Join(", ", words.Select(word => Text("Word", word)));

    private string Text(string name, params object[] values) =>
        string.Format(_culture, Resources.GetString(name, _culture) ?? throw new MissingManifestResourceException(name), values);
}
