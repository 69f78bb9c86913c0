namespace Assistant.Host.Http;

/// <summary>A body that cannot be read. The message is for the developer of the program that sent it.</summary>
internal sealed class JsonBodyException(int status, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int Status { get; } = status;
}
