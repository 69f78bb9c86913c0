using System.Globalization;
using System.Security.Cryptography;
using Assistant.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Prompts;

/// <summary>Has the small model sum up what no longer fits of a conversation, where it is in reach and quick enough. Thread-safe.</summary>
internal sealed partial class HistorySummarizer(IModelRouter router, TimeProvider timeProvider, ILogger<HistorySummarizer> logger)
{
    /// <summary>A person waits meanwhile; the list of the earlier questions is there at once.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(4);

    private const int MaxSummaryTokens = 300;
    private const int MaxConversationTokens = 6_000;

    /// <summary>The summary; <see langword="null"/> where no model is in reach, or none answers in time.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="subject">Whose conversation it is.</param>
    /// <param name="culture">The language of the summary.</param>
    /// <param name="messages">What goes, oldest first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string?> SummarizeAsync(string cityId, string subject, CultureInfo culture, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var role = await router.GetRoleAsync(cityId, ModelRoles.ChatSmall, cancellationToken);
        if (!role.IsInReach)
            return null;
        using var limit = new CancellationTokenSource(TimeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var client = router.CreateChatClient(new ModelCall(cityId, subject, ModelRoles.ChatSmall));
            var response = await client.GetResponseAsync(Prompt(messages, culture, role.ContextTokens), new ChatOptions { MaxOutputTokens = MaxSummaryTokens }, either.Token);
            return string.IsNullOrWhiteSpace(response.Text) ? null : response.Text.Trim();
        }
        catch (ModelException exception)
        {
            LogFailed(cityId, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTooSlow(cityId, TimeLimit.TotalSeconds);
            return null;
        }
    }

    private static List<ChatMessage> Prompt(IReadOnlyList<ChatMessage> messages, CultureInfo culture, int contextTokens)
    {
        var template = PromptTemplates.For("summary", culture);
        var untrusted = new UntrustedText(RandomNumberGenerator.GetHexString(12, lowercase: true));
        var room = Math.Min(MaxConversationTokens, contextTokens / 2);
        var lines = new Stack<string>();
        foreach (var message in messages.Where(message => message.Text.Length > 0).Reverse())
        {
            var line = $"{(message.Role == ChatRole.User ? "Person" : "Antwort")}: {message.Text}";
            room -= TokenEstimator.Estimate(line);
            if (room < 0)
                break;
            lines.Push(line);
        }

        return
        [
            new ChatMessage(ChatRole.System, template.Fill("system", [("mark", untrusted.Mark)])),
            new ChatMessage(ChatRole.User, template.Fill("question", [("conversation", untrusted.Wrap("gespraech", string.Join("\n\n", lines)))])),
        ];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No summary of a conversation of {City}: the small model failed ({Reason}); the earlier questions stand in its place.")]
    private partial void LogFailed(string city, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "No summary of a conversation of {City} within {Seconds} s; the earlier questions stand in its place.")]
    private partial void LogTooSlow(string city, double seconds);
}
