using System.Threading.Channels;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Generation;

/// <summary>
/// Lets a model answer from the sources, and checks what it wrote: each citation, quote, number, date and status. What does not hold is
/// given back once; what is still there after that is shown beside the sentence. The model gets no tools here: they were chosen before
/// anything of the sources was read, so nothing that stands in a source can call one. Thread-safe.
/// </summary>
internal sealed class GeneratedAnswerer(IModelRouter router, PromptBuilder prompts, TokenEstimator estimator, HistorySummarizer summarizer, CitationReader citations, SourceCheck check)
{
    /// <summary>Asks the model.</summary>
    /// <param name="request">The question and what was found.</param>
    /// <param name="events">Told the text as it comes.</param>
    /// <param name="cancellationToken">Ends the generation, on the model server too.</param>
    public async Task<Generation> WriteAsync(GenerationRequest request, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        var question = request.Subject.Question;
        var register = new SourceRegister { Relations = request.Relations };
        var attached = AttachmentSources.Register(request.Attached, request.Role.ContextTokens, register);
        var wanted = PromptOf(request, attached, register);
        Prompt prompt;
        try
        {
            prompt = await prompts.BuildAsync(wanted, (messages, ended) => summarizer.SummarizeAsync(question.City.Id, question.Caller.Subject, question.Culture, messages, ended), cancellationToken);
        }
        catch (PromptTooLongException exception)
        {
            return new Generation { Failure = exception };
        }

        var client = router.CreateChatClient(new ModelCall(question.City.Id, question.Caller.Subject, ModelRoles.Chat)
        {
            Waiting = position => events.TryWrite(new TurnEvent.Queued(position)),
        });
        var options = new ChatOptions { MaxOutputTokens = prompt.AnswerTokens };
        var written = await StreamAsync(client, prompt, options, events, cancellationToken);
        if (written.Failure is not null && !written.IsTold)
            return new Generation { Failure = written.Failure };
        if (written.IsRefusal)
            return new Generation { Missing = RefusalMarker.Read(written.Text).Text, Model = written.Model, PromptVersion = prompt.Version };

        var texts = AnswerTexts.For(question.Culture);
        var (text, findings) = (written.Text, check.Run(written.Text, prompt.Sources));
        if (findings.Count > 0 && written.Failure is null && !written.IsCut)
        {
            var (repaired, left) = await RepairAsync(client, (wanted, prompt), options, (text, findings), cancellationToken);
            if (repaired is null)
                return new Generation { Missing = "", IsTold = true, Model = written.Model, PromptVersion = prompt.Version };
            if (repaired != text)
                events.TryWrite(new TurnEvent.TextReplaced(repaired));
            (text, findings) = (repaired, left);
        }

        return new Generation
        {
            Answer = new Answer
            {
                Text = text,
                Mode = AnswerMode.Generated,
                Model = written.Model,
                PromptVersion = prompt.Version,
                Citations = citations.Read(text, prompt.Sources),
                Tools = request.Tools,
                Checks = findings,
                IsPartial = written.Failure is not null || written.IsCut,
                Notice = Notice(written.Failure is not null ? texts.PartialAnswer : written.IsCut ? texts.CutAnswer(prompt.AnswerTokens) : null, attached.Unread(prompt.Sources, texts)),
            },
        };
    }

    private static string? Notice(params ReadOnlySpan<string?> sentences)
    {
        var said = string.Join(' ', sentences).Trim();
        return said.Length == 0 ? null : said;
    }

    private static PromptRequest PromptOf(GenerationRequest request, AttachedSources attached, SourceRegister register)
    {
        var question = request.Subject.Question;
        return new PromptRequest
        {
            Question = request.Text,
            City = question.City,
            Culture = question.Culture,
            Today = request.Today,
            History = request.History,
            Given = [.. attached.Sources, .. ToolSources.Register(request.Tools, register, question.Culture)],
            Hits = request.Hits,
            ContextTokens = request.Role.ContextTokens,
            Model = request.Role.Models.FirstOrDefault(model => model.IsInReach)?.Name,
            Sources = register,
        };
    }

    private async Task<Written> StreamAsync(IChatClient client, Prompt prompt, ChatOptions options, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        var text = new AnswerText(events);
        var written = new Written();
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(prompt.Messages, options, cancellationToken))
            {
                written.Model ??= update.ModelId;
                written.IsCut |= update.FinishReason == ChatFinishReason.Length;
                foreach (var content in update.Contents)
                {
                    // A call is no text: without tools in the request the model has made it up, or a source has talked it into it.
                    if (content is TextContent piece)
                        text.Add(piece.Text);
                    else if (content is UsageContent { Details.InputTokenCount: { } counted } && written.Model is { } model)
                        estimator.Learn(model, prompt.UncalibratedTokens, (int)counted);
                }
            }
        }
        catch (ModelException exception)
        {
            written.Failure = exception;
        }

        written.Text = text.End();
        written.IsTold = text.IsTold;
        written.IsRefusal = text.IsRefusal;
        if (written is { Text: "", Failure: null })
            written.Failure = new ModelException(ModelFailure.BrokenAnswer, $"The model {written.Model} wrote nothing.") { Model = written.Model };
        return written;
    }

    /// <summary>The better of the two texts; <see langword="null"/> where the model takes its answer back.</summary>
    private async Task<(string? Text, IReadOnlyList<CheckFinding> Findings)> RepairAsync(
        IChatClient client, (PromptRequest Request, Prompt Prompt) asked, ChatOptions options, (string Text, IReadOnlyList<CheckFinding> Findings) first, CancellationToken cancellationToken)
    {
        var culture = asked.Request.Culture;
        var (messages, _) = PromptBuilder.Repair(asked.Prompt.Messages, first.Text, [.. first.Findings.Select(finding => finding.Reason.For(culture)).Distinct(StringComparer.Ordinal)], culture);
        if (!prompts.Fits(messages, asked.Request, asked.Prompt))
            return first;
        ChatResponse response;
        try
        {
            response = await client.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (ModelException)
        {
            // The answer is there, with what is wrong beside it.
            return first;
        }

        var text = response.Text.Trim();
        if (RefusalMarker.Read(text).IsRefusal)
            return (null, []);
        if (text.Length == 0 || response.FinishReason == ChatFinishReason.Length)
            return first;
        var findings = check.Run(text, asked.Prompt.Sources);
        return findings.Count < first.Findings.Count ? (text, findings) : first;
    }

    private sealed class Written
    {
        public string Text { get; set; } = "";

        public string? Model { get; set; }

        public bool IsTold { get; set; }

        public bool IsRefusal { get; set; }

        public bool IsCut { get; set; }

        public ModelException? Failure { get; set; }
    }
}
