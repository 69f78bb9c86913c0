using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>
/// Takes the numbers of sources out of earlier answers, which mean other sources in this turn, and wraps the results of tools anew.
/// </summary>
internal static partial class EarlierAnswers
{
    /// <summary>The conversation as a prompt may show it.</summary>
    /// <param name="history">The conversation.</param>
    /// <param name="untrusted">The delimiters of the prompt.</param>
    public static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> history, UntrustedText untrusted) =>
        history.Where(message => message.Role != ChatRole.System).Select(message =>
        {
            var copy = message.Clone();
            copy.Contents = [.. message.Contents.Select(content => content switch
            {
                TextContent text => new TextContent(UntrustedText.Neutralize(message.Role == ChatRole.Assistant ? Citations().Replace(text.Text, "") : text.Text)),
                FunctionResultContent result => new FunctionResultContent(result.CallId, untrusted.Wrap("", result.Result?.ToString() ?? "")),
                _ => content,
            })];
            return copy;
        });

    [GeneratedRegex(@" ?(\[\d{1,4}(\s*,\s*\d{1,4})*\])+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citations();
}
