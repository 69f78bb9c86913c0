using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;

namespace Assistant.Host.Http.Boot;

/// <summary>What a question may hold.</summary>
internal sealed record BootLimits(int QuestionCharacters, long UploadBytes, int UploadsPerQuestion, IReadOnlyList<string> UploadTypes)
{
    public static BootLimits Of(UploadOptions uploads, UploadReader reader) => new(Question.MaxLength, uploads.MaxBytes, uploads.PerQuestion, reader.Extensions);
}
