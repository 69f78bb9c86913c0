using System.Security.Cryptography;

namespace Assistant.Conversations.Evidence;

/// <summary>The file <c>signature.json</c> of an evidence package: who vouches for the manifest. Immutable.</summary>
/// <param name="Algorithm">Always <see cref="Ecdsa"/>.</param>
/// <param name="PublicKey">The public key in PEM.</param>
/// <param name="Signature">Over the bytes of <c>manifest.json</c>, in Base64 (IEEE P1363).</param>
internal sealed record EvidenceSignature(string Algorithm, string PublicKey, string Signature)
{
    public const string Ecdsa = "ecdsa-sha256";

    /// <exception cref="EvidenceException">The key file cannot be read or holds no such key.</exception>
    public static EvidenceSignature Sign(byte[] manifest, string keyFile)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(keyFile));
            var signature = Convert.ToBase64String(key.SignData(manifest, HashAlgorithmName.SHA256));
            return new EvidenceSignature(Ecdsa, key.ExportSubjectPublicKeyInfoPem(), signature);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new EvidenceException($"The key file {keyFile} (Assistant:Evidence:KeyFile) holds no private ECDSA key in PEM that can be read ({exception.Message}). Make one with “openssl ecparam -name prime256v1 -genkey -noout”.", exception);
        }
    }

    /// <summary>Whether the signature fits; the key's fingerprint is told in either case.</summary>
    public bool Fits(byte[] manifest, out string? fingerprint)
    {
        fingerprint = null;
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(PublicKey);
            fingerprint = Hash.Of(key.ExportSubjectPublicKeyInfo());
            return Algorithm == Ecdsa && key.VerifyData(manifest, Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or FormatException)
        {
            return false;
        }
    }
}
