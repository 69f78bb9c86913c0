using System.Security.Cryptography;
using Assistant.PluginHosting.Verification.Signing;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Assistant.PluginHosting;

/// <summary>A private key for packages: ECDSA over P-256. Signs deterministically (RFC 6979), so that a package is the same each time. Immutable.</summary>
public sealed class SigningKey
{
    private static readonly X9ECParameters s_curve = CustomNamedCurves.GetByName("secp256r1");

    private readonly BigInteger _secret;

    private SigningKey(ECDsa key)
    {
        _secret = new BigInteger(1, key.ExportParameters(includePrivateParameters: true).D!);
        Id = PackageSignature.KeyId(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Which key: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public string Id { get; }

    /// <summary>Makes a key and writes both halves; no file is overwritten.</summary>
    /// <param name="privateFile">Where the private half goes (PKCS #8, PEM), readable for its owner alone.</param>
    /// <param name="publicFile">Where the public half goes (SubjectPublicKeyInfo, PEM), for the folder of trusted keys.</param>
    /// <exception cref="PluginHostingException">A file is there already or cannot be written.</exception>
    public static SigningKey Create(string privateFile, string publicFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            var secret = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                secret.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Write(privateFile, key.ExportPkcs8PrivateKeyPem(), secret);
            Write(publicFile, key.ExportSubjectPublicKeyInfoPem(), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginHostingException($"The key cannot be written ({exception.Message}). Name another file; a key that is there is never overwritten.", exception);
        }

        return new SigningKey(key);
    }

    /// <summary>Reads a private key.</summary>
    /// <param name="file">A file as <see cref="Create"/> writes it.</param>
    /// <exception cref="PluginHostingException">The file holds no private P-256 key, or cannot be read.</exception>
    public static SigningKey Read(string file)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                return new SigningKey(key);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new PluginHostingException($"{file} holds no private key that can be used ({exception.Message}). “assistant plugins keygen” makes one.", exception);
        }

        throw new PluginHostingException($"{file} holds a key of another curve than P-256. “assistant plugins keygen” makes one.");
    }

    /// <summary>The signature file for a manifest.</summary>
    internal PackageSignature Sign(ReadOnlySpan<byte> manifest)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(forSigning: true, new ECPrivateKeyParameters(_secret, new ECDomainParameters(s_curve)));
        var numbers = signer.GenerateSignature(SHA256.HashData(manifest));
        return new PackageSignature(PackageSignature.Es256, Id, Convert.ToBase64String([.. Fixed(numbers[0]), .. Fixed(numbers[1])]));
    }

    private static byte[] Fixed(BigInteger number)
    {
        var bytes = number.ToByteArrayUnsigned();
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private static void Write(string file, string pem, FileStreamOptions options)
    {
        using var writer = new StreamWriter(file, options);
        writer.Write(pem);
        writer.Write('\n');
    }
}
