using System.Text.Json;

namespace Assistant.Host.Http.Admin;

/// <summary>How the words of an enumeration stand in JSON: in camel case.</summary>
internal static class AdminWords
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
