using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Governance.Administration;

/// <summary>
/// What opens the operators' part: a random key in a file that the operators of the machine alone can read. There is no default, and none
/// that could be guessed. Immutable.
/// </summary>
public sealed class AdminKey
{
    private const int Bytes = 32;
    private const int LeastLength = 24;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] _hash;

    private AdminKey(string key, string file, bool isNew)
    {
        _hash = Hash(key);
        File = file;
        IsNew = isNew;
    }

    /// <summary>Where it lies.</summary>
    public string File { get; }

    /// <summary>Whether it was made just now.</summary>
    public bool IsNew { get; }

    /// <summary>Reads the key, or makes one where there is none. A file that others could read is closed to them.</summary>
    /// <param name="file">Where it lies.</param>
    /// <exception cref="AdminKeyException">It cannot be made or read, or is too short to be safe.</exception>
    public static AdminKey Open(string file)
    {
        try
        {
            if (Make(file) is { } made)
                return new AdminKey(made, file, isNew: true);
            if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
                System.IO.File.SetUnixFileMode(file, OwnerOnly);
            var key = System.IO.File.ReadAllText(file).Trim();
            return key.Length >= LeastLength
                ? new AdminKey(key, file, isNew: false)
                : throw new AdminKeyException($"The key in {file} has fewer than {LeastLength} characters and could be guessed. Remove the file and start again: the host makes a new one.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdminKeyException($"The operators' key {file} cannot be made or read ({exception.Message}). Let the program's own user read and write it, and start again.", exception);
        }
    }

    /// <summary>Whether this is the key; takes the same time for each wrong one.</summary>
    /// <param name="key">What somebody typed.</param>
    public bool IsSame(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return CryptographicOperations.FixedTimeEquals(_hash, Hash(key.Trim()));
    }

    private static string? Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        if (System.IO.File.Exists(file))
            return null;
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        using var writer = new StreamWriter(file, Encoding.ASCII, options);
        writer.WriteLine(key);
        return key;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
