using System.Globalization;
using System.Net.Mime;
using System.Text;
using Assistant.Conversations.Evidence;
using Assistant.Conversations.Exports;
using Assistant.Conversations.History;
using Assistant.Host.Cities;
using Assistant.Walls.Access;
using Microsoft.Net.Http.Headers;

namespace Assistant.Host.Http.Conversations;

/// <summary>
/// <c>GET …/export?format=markdown|pdf|docx|evidence&amp;message=…</c>: a branch as a document, or the evidence package of an answer.
/// </summary>
internal static class ConversationExport
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task WriteAsync(HttpContext context, Caller caller)
    {
        var format = context.Request.Query["format"].FirstOrDefault();
        var message = context.Request.Query["message"].FirstOrDefault();
        if (format is not ("markdown" or "pdf" or "docx" or "evidence"))
            throw new UsageException(HttpTexts.For(context).ExportFormat);
        var store = context.RequestServices.GetRequiredService<ConversationStore>();
        var conversation = await store.GetAsync(caller, ConversationRequest.Id(context), context.RequestAborted);
        if (format == "evidence")
        {
            await SendEvidenceAsync(context, caller, conversation, message);
            return;
        }

        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var (city, culture) = (context.RequestServices.GetRequiredService<CityPacks>().Find(caller.CityId)!.Configuration.City, HttpTexts.Culture(context));
        var document = ExportDocument.Of(conversation, message, city.Name.For(culture), culture, city.TimeZone, time.GetUtcNow(), isAlone: message is not null);
        var (content, type, extension) = format switch
        {
            "pdf" => (PdfExport.Write(document), MediaTypeNames.Application.Pdf, ".pdf"),
            "docx" => (WordExport.Write(document), Word, ".docx"),
            _ => (Encoding.UTF8.GetBytes(MarkdownExport.Write(document)), "text/markdown; charset=utf-8", ".md"),
        };
        await SendAsync(context, content, type, FileName(conversation, extension));
    }

    private static async Task SendEvidenceAsync(HttpContext context, Caller caller, Conversation conversation, string? message)
    {
        var answer = message ?? LastAnswer(conversation) ?? throw new EvidenceException("The branch that is shown has no answer.");
        var passages = await context.RequestServices.GetRequiredService<ConversationStore>().GetEvidenceAsync(caller, conversation.Id, answer, context.RequestAborted);
        var package = context.RequestServices.GetRequiredService<EvidencePackager>().Pack(caller, conversation, answer, passages);
        await SendAsync(context, package, MediaTypeNames.Application.Zip, FileName(conversation, ".zip"));
    }

    private static string? LastAnswer(Conversation conversation) =>
        conversation.PathTo().LastOrDefault(message => message is { Role: MessageRole.Assistant, State: MessageState.Done })?.Id;

    private static async Task SendAsync(HttpContext context, byte[] content, string contentType, string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static string FileName(Conversation conversation, string extension)
    {
        var words = new string([.. conversation.Title.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        return string.Create(CultureInfo.InvariantCulture, $"{conversation.UpdatedAt:yyyy-MM-dd}-{(name.Length == 0 ? "assistant" : name[..Math.Min(name.Length, 60)])}{extension}");
    }
}
