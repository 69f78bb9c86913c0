using System.Security.Cryptography;
using System.Text;

namespace Assistant.Conversations.Evidence;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal static class Hash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
