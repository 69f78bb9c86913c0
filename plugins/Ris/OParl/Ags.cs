namespace Assistant.Plugins.Ris.OParl;

/// <summary>The Amtlicher Gemeindeschlüssel as servers write it: with 7, 8, 9 or 12 digits.</summary>
internal static class Ags
{
    /// <summary>The eight digits; <see langword="null"/> where the text is no key.</summary>
    public static string? Normalize(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        return digits.Length switch
        {
            7 => "0" + digits,
            8 => digits,
            9 => digits[..8],
            // The Regionalschlüssel holds the association's four digits between district and municipality.
            12 => string.Concat(digits.AsSpan(0, 5), digits.AsSpan(9, 3)),
            _ => null,
        };
    }
}
