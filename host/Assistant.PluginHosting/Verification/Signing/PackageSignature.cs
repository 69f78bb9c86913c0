using System.Security.Cryptography;
using System.Text.Json;

namespace Assistant.PluginHosting.Verification.Signing;

/// <summary>
/// The detached signature of a manifest, <c>plugin.json.sig</c>: ECDSA over P-256 with SHA-256 (ES256 of RFC 7518, section 3.4; r and s side by
/// side) over the manifest's exact bytes. Immutable.
/// </summary>
/// <param name="Algorithm">Always <c>ES256</c>.</param>
/// <param name="Key">Which key: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo (RFC 5280).</param>
/// <param name="Signature">64 bytes, in base64.</param>
internal sealed record PackageSignature(string Algorithm, string Key, string Signature)
{
    public const string FileName = "plugin.json.sig";

    public const string Es256 = "ES256";

    public static string KeyId(ReadOnlySpan<byte> subjectPublicKeyInfo) => Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo))[..16];

    /// <summary>Reads the file's bytes; <see langword="null"/> where they are no signature.</summary>
    public static PackageSignature? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, SignatureJson.Default.PackageSignature) is { Algorithm: Es256, Key.Length: 16, Signature: not null } signature ? signature : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, SignatureJson.Default.PackageSignature), (byte)'\n'];

    /// <summary>The signature's bytes; <see langword="null"/> where they are not 64 bytes in base64.</summary>
    public byte[]? Bytes()
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(Signature, bytes, out var length) && length == bytes.Length ? bytes : null;
    }
}
