using System.Net;
using System.Net.Sockets;
using Assistant.Governance.Administration;
using Assistant.Storage;
using Assistant.Storage.Directories;

namespace Assistant.Host.Http.Admin;

/// <summary>Lets operators in: by the key in the data directory, then by a cookie. Where there is no key, nobody comes in. Thread-safe.</summary>
internal sealed partial class AdminDoor
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "assistant-admin";

    private const int MaxTokenLength = 100;
    private readonly AdminKey? _key;
    private readonly AdminSessions _sessions;
    private readonly WrongKeys _wrongKeys;
    private readonly ILogger<AdminDoor> _logger;

    public AdminDoor(DataDirectory data, AdminSessions sessions, WrongKeys wrongKeys, ILogger<AdminDoor> logger)
    {
        (_sessions, _wrongKeys, _logger) = (sessions, wrongKeys, logger);
        try
        {
            _key = AdminKey.Open(data.File("admin-key"));
            if (_key.IsNew)
                LogMade(_key.File);
            else
                LogLies(_key.File);
        }
        catch (AdminKeyException exception)
        {
            LogClosed(exception.Message);
        }
    }

    /// <summary>Whether there is a key at all.</summary>
    public bool IsOpen => _key is not null;

    /// <summary>Whether the request comes from an operator who has shown the key.</summary>
    /// <exception cref="StorageException">Sessions cannot be read.</exception>
    public async Task<bool> KnowsAsync(HttpContext context, CancellationToken cancellationToken) =>
        IsOpen && Token(context) is { } token && await _sessions.LastsAsync(token, cancellationToken);

    /// <summary>How long who asks has to wait before a key is looked at; <see langword="null"/> where that is not so.</summary>
    public TimeSpan? Wait(HttpContext context) => _wrongKeys.Wait(Place(context));

    /// <summary>Begins a session where the key is right.</summary>
    /// <exception cref="StorageException">The session cannot be kept.</exception>
    public async Task<bool> EnterAsync(HttpContext context, string key)
    {
        if (_key?.IsSame(key) != true)
        {
            _wrongKeys.Add(Place(context));
            LogWrong();
            return false;
        }

        Set(context, await _sessions.BeginAsync(context.RequestAborted), AdminSessions.Lifetime);
        LogEntered();
        return true;
    }

    /// <summary>Ends the session of the request.</summary>
    /// <exception cref="StorageException">The session cannot be ended.</exception>
    public async Task LeaveAsync(HttpContext context)
    {
        if (Token(context) is { } token)
            await _sessions.EndAsync(token, context.RequestAborted);
        Set(context, "", TimeSpan.Zero);
    }

    private static string? Token(HttpContext context) => context.Request.Cookies[Cookie] is { Length: > 0 and <= MaxTokenLength } token ? token : null;

    private static void Set(HttpContext context, string token, TimeSpan lifetime) => context.Response.Cookies.Append(Cookie, token, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Path = "/",
        MaxAge = lifetime,
    });

    // One machine has a whole /64 of IPv6 addresses to try from.
    private static string Place(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, 8) : bytes);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A key for operators (/admin) was made; it lies in {File}. Who can read the file can operate the host")]
    private partial void LogMade(string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "The key for operators (/admin) lies in {File}")]
    private partial void LogLies(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "The operators' part (/admin) stays closed: {Reason}")]
    private partial void LogClosed(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "An operator has signed in")]
    private partial void LogEntered();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody tried to sign in as operator with a wrong key")]
    private partial void LogWrong();
}
