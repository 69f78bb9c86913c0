using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Memory.Extraction.Office;

/// <summary>
/// Shows a number of a workbook as a German reader sees it (ECMA-376-1, 18.8.30 and 18.8.31): dates, percent, decimals, thousands and a
/// currency. Colours, fractions and conditions are left out; what is not understood shows the plain number.
/// </summary>
internal sealed partial class NumberFormat
{
    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NumberGroupSizes = [3] };

    private static readonly SearchValues<char> DayLetters = SearchValues.Create("dyDYjJtT");
    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("hHsS");

    private readonly bool _isGeneral;
    private readonly bool _hasDay;
    private readonly bool _hasTime;
    private readonly bool _isPercent;
    private readonly bool _hasThousands;
    private readonly int _decimals;
    private readonly string _unit;

    private NumberFormat(string code)
    {
        // Sections part positive from negative numbers; colours, conditions and padding stand in brackets or behind “_”, “*” and “\”.
        var literal = new StringBuilder();
        var bare = Decoration().Replace(code.Split(';')[0], match =>
        {
            literal.Append(match.Groups["text"].Value);
            return "";
        });
        _isGeneral = bare.Trim() is "" or "@" || bare.Contains("General", StringComparison.OrdinalIgnoreCase) || bare.Contains("Standard", StringComparison.OrdinalIgnoreCase);
        _hasDay = !_isGeneral && bare.AsSpan().IndexOfAny(DayLetters) >= 0;
        _hasTime = !_isGeneral && bare.AsSpan().IndexOfAny(TimeLetters) >= 0;
        _isPercent = bare.Contains('%', StringComparison.Ordinal);
        _hasThousands = bare.Contains(",#", StringComparison.Ordinal) || bare.Contains(",0", StringComparison.Ordinal);
        var point = bare.IndexOf('.', StringComparison.Ordinal);
        _decimals = point < 0 ? 0 : bare[(point + 1)..].TakeWhile(c => c is '0' or '#' or '?').Count(c => c == '0');
        _unit = Unit(literal + bare);
    }

    /// <summary>The format without one.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>By the code that a workbook states itself.</summary>
    public static NumberFormat Of(string code) => new(code);

    /// <summary>By the number of a format that every program knows.</summary>
    public static NumberFormat BuiltIn(int id) => id switch
    {
        1 => new("0"),
        2 => new("0.00"),
        3 or 37 or 38 => new("#,##0"),
        4 or 39 or 40 => new("#,##0.00"),
        5 or 6 or 42 => new("#,##0 €"),
        7 or 8 or 44 => new("#,##0.00 €"),
        9 => new("0%"),
        10 => new("0.00%"),
        >= 14 and <= 17 => new("dd.mm.yyyy"),
        >= 18 and <= 21 or 45 or 46 or 47 => new("hh:mm"),
        22 => new("dd.mm.yyyy hh:mm"),
        _ => General,
    };

    /// <param name="value">As the file writes it.</param>
    /// <param name="is1904">Whether days count from 1904.</param>
    public string Show(string value, bool is1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        if (_hasDay || _hasTime)
            return Moment(number + (is1904 ? 1462 : 0)) ?? value;
        if (_isGeneral)
            return number.ToString("0.##########", German);
        var digits = (_hasThousands ? "#,##0" : "0") + (_decimals == 0 ? "" : "." + new string('0', Math.Min(_decimals, 15)));
        return (_isPercent ? number * 100 : number).ToString(digits, German) + (_isPercent ? " %" : _unit);
    }

    private string? Moment(double serial)
    {
        // The largest serial is 31.12.9999.
        if (serial is < 0 or >= 2_958_466)
            return null;
        var moment = DateTime.FromOADate(serial);
        var day = moment.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var time = moment.ToString("HH:mm", CultureInfo.InvariantCulture);
        return _hasDay && _hasTime ? $"{day} {time}" : _hasDay ? day : time;
    }

    private static string Unit(string text)
    {
        if (text.Contains('€', StringComparison.Ordinal) || text.Contains("EUR", StringComparison.OrdinalIgnoreCase))
            return " €";
        var unit = UnitName().Match(text).Value;
        return unit.Length == 0 ? "" : " " + unit;
    }

    [GeneratedRegex("""\[\$(?<text>[^\]-]*)[^\]]*\]|\[[^\]]*\]|"(?<text>[^"]*)"|\\(?<text>.)|[_*].""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"\b(m²|m2|m³|km²|km|m|ha|t|kg|kWh|MWh|kW|MW|Std\.?|Stück|USD|CHF)(?=$|\s|\b)|\$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UnitName();
}
