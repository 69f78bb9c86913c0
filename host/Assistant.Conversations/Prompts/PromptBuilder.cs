using System.Globalization;
using System.Security.Cryptography;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Texts;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Writes the prompt of a turn within the model's window. Instructions and question always stand in it; then come the tools, the sources
/// from the best on, and the history from the newest turn on, as far as there is room. Thread-safe.
/// </summary>
public sealed class PromptBuilder
{
    private const int MaxAnswerTokens = 1_024;
    private const int MaxResultTokens = 2_048;

    /// <summary>A passage of which less fits than this says too little.</summary>
    private const int MinSourceTokens = 60;
    private const int MinShareTokens = 300;

    /// <summary>What of the window the earlier questions get before the sources: without them “Und wann war das?” means nothing.</summary>
    private const int MaxEarlierTokens = 120;
    private const int EarlierShare = 8;

    /// <summary>The empty lines between the parts of the last message.</summary>
    private const int Joints = 4;

    private const int WidestNumber = 999;

    private readonly TokenEstimator _estimator;
    private readonly Func<string> _mark;

    /// <summary>Creates the builder.</summary>
    /// <param name="estimator">Counts tokens.</param>
    public PromptBuilder(TokenEstimator estimator)
        : this(estimator, () => RandomNumberGenerator.GetHexString(12, lowercase: true))
    {
    }

    internal PromptBuilder(TokenEstimator estimator, Func<string> mark)
    {
        _estimator = estimator;
        _mark = mark;
    }

    /// <summary>As <see cref="Build"/>; what does not fit of the history is replaced by a summary where one comes.</summary>
    /// <param name="request">What the prompt is made of.</param>
    /// <param name="summarize">Sums up messages; answers <see langword="null"/> where it cannot in time. Called at most once.</param>
    /// <param name="cancellationToken">Ends the waiting for the summary.</param>
    /// <exception cref="PromptTooLongException">As <see cref="Build"/>.</exception>
    public async Task<Prompt> BuildAsync(PromptRequest request, Func<IReadOnlyList<ChatMessage>, CancellationToken, Task<string?>> summarize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(summarize);
        var prompt = Build(request);
        if (prompt.DroppedHistory.Count == 0)
            return prompt;
        return await summarize(prompt.DroppedHistory, cancellationToken) is { } summary ? Build(request with { Summary = summary }) : prompt;
    }

    /// <summary>Writes the prompt.</summary>
    /// <param name="request">What it is made of.</param>
    /// <exception cref="PromptTooLongException">Not even instructions and question fit.</exception>
    public Prompt Build(PromptRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var template = PromptTemplates.For("answer", request.Culture);
        var untrusted = new UntrustedText(_mark());
        var system = new ChatMessage(ChatRole.System, template.Fill("system", [
            ("city", request.City.Name.For(request.Culture)), ("today", request.Today.ToString("D", request.Culture)), ("mark", untrusted.Mark), ("refusal", RefusalMarker.Text),
        ]));
        var question = template.Fill("question", [("question", UntrustedText.Neutralize(request.Question).Trim())]);
        var nothing = template.Fill("nosources", [("refusal", RefusalMarker.Text)]);

        var answerTokens = request.AnswerTokens ?? Math.Min(MaxAnswerTokens, request.ContextTokens / 4);
        var budget = new TokenBudget(request.ContextTokens - answerTokens, _estimator.Factor(request.Model));
        budget.Take(Joints + TokenEstimator.Estimate(system) + TokenEstimator.Estimate(new ChatMessage(ChatRole.User, question)) + TokenEstimator.Estimate(nothing));
        if (budget.Free < 0)
            throw TooLong(request, budget.Used + answerTokens);

        IReadOnlyList<AITool> tools = [.. request.Tools.TakeWhile(tool => budget.TryTake(TokenEstimator.Estimate(tool)))];
        var resultTokens = tools.Count == 0 ? 0 : Math.Min(request.ResultTokens ?? Math.Min(MaxResultTokens, request.ContextTokens / 8), Math.Max(0, budget.Free / 2));
        budget.Take(resultTokens);

        var turns = HistoryTurns.Split(EarlierAnswers.Of(request.History, untrusted));
        var forEarlier = turns.Count == 0 ? 0 : Math.Min(MaxEarlierTokens, budget.Free / EarlierShare);
        var (numbers, blocks) = Sources(request, untrusted, budget, forEarlier);
        var history = HistoryReducer.Reduce(turns, budget.Free, request.Summary);
        budget.Take(TokenBudget.Of(history.Messages));

        var parts = new List<string>();
        if (history.Earlier is not null)
            parts.Add(template.Fill("earlier", [("earlier", UntrustedText.Neutralize(history.Earlier))]));
        parts.Add(blocks.Count == 0 ? nothing : template.Fill("sources", [("sources", string.Join("\n\n", blocks))]));
        parts.Add(question);
        budget.Take(history.Earlier is null ? 0 : TokenEstimator.Estimate(parts[0]));
        return new Prompt
        {
            Messages = [system, .. history.Messages, new ChatMessage(ChatRole.User, string.Join("\n\n", parts))],
            Version = template.Version,
            Sources = [.. numbers.Order().Select(number => request.Sources.Find(number)!)],
            Tools = tools,
            Untrusted = untrusted,
            EstimatedTokens = budget.Used - (int)(resultTokens * _estimator.Factor(request.Model)),
            UncalibratedTokens = budget.UsedUncalibrated - resultTokens,
            ResultTokens = resultTokens,
            AnswerTokens = answerTokens,
            DroppedSources = Candidates(request).Count - numbers.Count,
            DroppedHistory = history.Dropped,
            DroppedMessages = request.History.Count - history.Messages.Count,
            DroppedTools = request.Tools.Count - tools.Count,
        };
    }

    /// <summary>The messages that ask for an answer anew after its check.</summary>
    /// <param name="messages">What the model was sent, with the results of its tools.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="findings">What is wrong with it, a sentence each.</param>
    /// <param name="culture">The language of the answer.</param>
    public static (IReadOnlyList<ChatMessage> Messages, string Version) Repair(IEnumerable<ChatMessage> messages, string answer, IReadOnlyList<string> findings, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(culture);
        var template = PromptTemplates.For("repair", culture);
        var list = string.Join('\n', findings.Select(finding => "– " + UntrustedText.NeutralizeLine(finding)));
        var ask = template.Fill("question", [("findings", list), ("refusal", RefusalMarker.Text)]);
        return ([.. messages, new ChatMessage(ChatRole.Assistant, answer), new ChatMessage(ChatRole.User, ask)], template.Version);
    }

    /// <summary>Whether more messages than a prompt's fit into its window as well, with the answer that follows them.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="request">What the prompt was made of.</param>
    /// <param name="prompt">The prompt.</param>
    public bool Fits(IEnumerable<ChatMessage> messages, PromptRequest request, Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(prompt);
        return (TokenBudget.Of(messages) * _estimator.Factor(request.Model)) + prompt.AnswerTokens <= request.ContextTokens;
    }

    private static (List<int> Numbers, List<string> Blocks) Sources(PromptRequest request, UntrustedText untrusted, TokenBudget budget, int kept)
    {
        var (numbers, blocks) = (new List<int>(), new List<string>());
        var candidates = Candidates(request);
        // One passage that is long enough to fill the window leaves half of it to the others, where the half is worth something.
        var share = candidates.Count > 1 ? Math.Max(MinShareTokens, (budget.Free - kept) / 2) : budget.Free - kept;
        foreach (var (wide, register) in candidates)
        {
            var frame = TokenEstimator.Estimate(untrusted.Wrap(wide, "")) + 2;
            var room = Math.Min(share, budget.Free - kept) - frame;
            if (room < MinSourceTokens)
                break;
            if (PassageCut.Fit(UntrustedText.Neutralize(wide.Text), room) is not { } text)
                continue;
            var number = register();
            var block = untrusted.Wrap(request.Sources.Find(number)!, text);
            budget.Take(Math.Max(frame, TokenEstimator.Estimate(block) + 2));
            numbers.Add(number);
            blocks.Add(block);
        }

        return (numbers, blocks);
    }

    // As wide as each can become: a hit gets its number only when it is certain that it fits.
    private static List<(NumberedSource Wide, Func<int> Register)> Candidates(PromptRequest request)
    {
        var given = request.Given.Select(source => source.Hit?.PassageId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. request.Given.Select(source => (source, (Func<int>)(() => source.Number))),
            .. request.Hits.DistinctBy(hit => hit.PassageId).Where(hit => !given.Contains(hit.PassageId)).Select(hit =>
                (NumberedSource.Of(WidestNumber, hit, request.Sources.Relations), (Func<int>)(() => request.Sources.Add(hit)))),
        ];
    }

    private static PromptTooLongException TooLong(PromptRequest request, int needed) =>
        new(AnswerTexts.For(request.Culture).PromptTooLong(needed, request.ContextTokens)) { NeededTokens = needed, ContextTokens = request.ContextTokens };
}
