using System.Security.Cryptography;
using System.Threading.Channels;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>
/// Lets a model put an answer into plain language, and checks what it wrote. What does not hold is given back once; what is still there
/// after that is shown. The model sees the answer alone, neither sources nor tools. Thread-safe.
/// </summary>
internal sealed class PlainLanguageWriter(IModelRouter router, TokenEstimator estimator, PlainLanguageCheck check, TimeProvider timeProvider)
{
    private const int MinAnswerTokens = 400;

    /// <summary>Asks the model.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="passages">The passages that were kept with it.</param>
    /// <param name="events">Told the text as it comes.</param>
    /// <param name="cancellationToken">Ends the generation, on the model server too.</param>
    /// <exception cref="NoModelException">No model wrote it to its end.</exception>
    /// <exception cref="QuestionException">The answer is too long for the model.</exception>
    public async Task<SimpleText> WriteAsync(PlainLanguageRequest request, StoredMessage answer, IReadOnlyList<EvidencePassage> passages, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        var texts = AnswerTexts.For(request.Culture);
        var role = await router.GetRoleAsync(request.City.Id, ModelRoles.Chat, cancellationToken);
        if (!role.IsInReach)
            throw new NoModelException(texts.PlainLanguageNeedsModel);
        var template = PromptTemplates.For("simple", request.Culture);
        var messages = Prompt(request, template, answer.Text);
        // Short sentences need more words than long ones.
        var options = new ChatOptions { MaxOutputTokens = Math.Max(MinAnswerTokens, 2 * TokenEstimator.Estimate(answer.Text)) };
        if (!Fits(messages, options, role))
            throw new QuestionException(texts.PlainLanguageTooLong);

        var client = router.CreateChatClient(new ModelCall(request.City.Id, request.Caller.Subject, ModelRoles.Chat)
        {
            Waiting = position => events.TryWrite(new TurnEvent.Queued(position)),
        });
        try
        {
            var (text, model) = await StreamAsync(client, messages, options, events, texts, cancellationToken);
            var findings = check.Run(text, answer, passages);
            if (findings.Count > 0 && await RepairAsync(client, [.. messages, .. Repair(template, text, findings, request)], options, role, cancellationToken) is { } repaired)
            {
                var left = check.Run(repaired, answer, passages);
                if (left.Count < findings.Count)
                {
                    events.TryWrite(new TurnEvent.TextReplaced(repaired));
                    (text, findings) = (repaired, left);
                }
            }

            return new SimpleText { Text = text, Checks = findings, Model = model, PromptVersion = template.Version, WrittenAt = timeProvider.GetUtcNow() };
        }
        catch (ModelException exception)
        {
            throw new NoModelException(
                exception.Failure is ModelFailure.QueueFull or ModelFailure.Busy ? texts.PlainLanguageBusy(exception.RetryAfter ?? TimeSpan.FromSeconds(30)) : texts.PlainLanguageFailed,
                exception);
        }
    }

    private static List<ChatMessage> Prompt(PlainLanguageRequest request, PromptTemplate template, string answer)
    {
        var untrusted = new UntrustedText(RandomNumberGenerator.GetHexString(12, lowercase: true));
        return
        [
            new ChatMessage(ChatRole.System, template.Fill("system", [("city", request.City.Name.For(request.Culture)), ("mark", untrusted.Mark)])),
            new ChatMessage(ChatRole.User, template.Fill("question", [("answer", untrusted.WrapAnswer(answer))])),
        ];
    }

    private static IEnumerable<ChatMessage> Repair(PromptTemplate template, string text, IReadOnlyList<CheckFinding> findings, PlainLanguageRequest request)
    {
        var list = findings.Select(finding => finding.Reason.For(request.Culture)).Distinct(StringComparer.Ordinal).Select(reason => "– " + UntrustedText.NeutralizeLine(reason));
        return [new ChatMessage(ChatRole.Assistant, text), new ChatMessage(ChatRole.User, template.Fill("repair", [("findings", string.Join('\n', list))]))];
    }

    private static async Task<(string Text, string? Model)> StreamAsync(
        IChatClient client, List<ChatMessage> messages, ChatOptions options, ChannelWriter<TurnEvent> events, AnswerTexts texts, CancellationToken cancellationToken)
    {
        var (text, model) = ("", (string?)null);
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            model ??= update.ModelId;
            if (update.FinishReason == ChatFinishReason.Length)
                throw new NoModelException(texts.PlainLanguageFailed);
            // The reader's text begins with a letter, as the stored one does.
            var piece = text.Length == 0 ? update.Text.TrimStart() : update.Text;
            text += piece;
            if (piece.Length > 0)
                events.TryWrite(new TurnEvent.TextAdded(piece));
        }

        text = text.TrimEnd();
        return text.Length > 0 ? (text, model) : throw new NoModelException(texts.PlainLanguageFailed);
    }

    private async Task<string?> RepairAsync(IChatClient client, List<ChatMessage> messages, ChatOptions options, RoleState role, CancellationToken cancellationToken)
    {
        if (!Fits(messages, options, role))
            return null;
        try
        {
            var response = await client.GetResponseAsync(messages, options, cancellationToken);
            return response.FinishReason == ChatFinishReason.Length || string.IsNullOrWhiteSpace(response.Text) ? null : response.Text.Trim();
        }
        catch (ModelException)
        {
            // The text is there, with what is wrong beside it.
            return null;
        }
    }

    private bool Fits(List<ChatMessage> messages, ChatOptions options, RoleState role) =>
        (TokenBudget.Of(messages) * estimator.Factor(role.Models.FirstOrDefault(model => model.IsInReach)?.Name)) + options.MaxOutputTokens <= role.ContextTokens;
}
