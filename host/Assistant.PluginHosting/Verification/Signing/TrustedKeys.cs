using System.Security.Cryptography;

namespace Assistant.PluginHosting.Verification.Signing;

/// <summary>The public keys whose signatures an operator trusts: the <c>*.pem</c> files of a folder, read anew each time.</summary>
internal static class TrustedKeys
{
    private const string P256 = "1.2.840.10045.3.1.7"; // RFC 5480, section 2.1.1.1

    /// <summary>The key with an id; <see langword="null"/> where the folder has none. To be disposed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="id">As in <see cref="PackageSignature.KeyId"/>.</param>
    /// <param name="unusable">Files of the folder that hold no public P-256 key.</param>
    public static ECDsa? Find(string folder, string id, out IReadOnlyList<string> unusable)
    {
        var broken = new List<string>();
        unusable = broken;
        if (!Directory.Exists(folder))
            return null;
        foreach (var file in Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal))
        {
            if (Read(file) is not { } key)
            {
                broken.Add(Path.GetFileName(file));
                continue;
            }

            if (PackageSignature.KeyId(key.ExportSubjectPublicKeyInfo()) == id)
                return key;
            key.Dispose();
        }

        return null;
    }

    private static ECDsa? Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256)
                return key;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            // Told by the caller, as the name of a file that is no key.
        }

        key.Dispose();
        return null;
    }
}
