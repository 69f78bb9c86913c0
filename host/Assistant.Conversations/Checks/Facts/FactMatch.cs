using Assistant.Conversations.Checks.Dates;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.References;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>Whether a source's fact carries an answer's, however both are written.</summary>
internal static class FactMatch
{
    private const decimal FractionTolerance = 0.005m;
    private const decimal RoundedFractionTolerance = 0.02m;
    private const decimal SurelySum = 1000;

    public static bool Carries(Fact source, Fact answer) => answer.Kind switch
    {
        FactKind.Number => CarriesNumber(source, answer),
        FactKind.Share => CarriesShare(source, answer),
        FactKind.Ordinal => CarriesOrdinal(source, answer),
        FactKind.Date => source.Kind == FactKind.Date ? answer.Date!.IsCarriedBy(source.Date!) : IsYear(answer) && source.Kind == FactKind.Number && source.Unit == Unit.None && source.Value == answer.Date!.Year,
        FactKind.Time => source.Kind == FactKind.Time && source.Value == answer.Value,
        _ => CarriesReference(source, answer.Reference!),
    };

    /// <summary>Whether a number is written with this value, rounded or not.</summary>
    public static bool IsEqual(Fact source, Fact answer) =>
        source.Value == answer.Value || (answer.IsRounded && Rounding.IsOf(answer.Value, source.Value));

    private static bool CarriesNumber(Fact source, Fact answer)
    {
        switch (source.Kind)
        {
            case FactKind.Number:
                break;
            case FactKind.Ordinal:
                return answer.Unit == Unit.None && source.Value == answer.Value;
            case FactKind.Date:
                return answer.Unit == Unit.None && answer.Noun is null && source.Date!.Year == answer.Value;
            case FactKind.Reference:
                return answer.Unit == Unit.None && source.Reference!.Number == answer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            case FactKind.Share:
                return answer.Unit == Unit.None && answer.Noun is null && source.Value * 100 == answer.Value;
            default:
                return false;
        }

        if (!source.Unit.Fits(answer.Unit))
            return false;
        if (source.Unit.Class == answer.Unit.Class || (source.Unit.IsVotes && answer.Unit.IsVotes))
            return IsEqual(source, answer);
        // A counted thing is no measure: 50 Stellplätze are not 50 Euro.
        if (answer.Unit == Unit.None)
            return (answer.Noun is null || source.Unit.IsVotes || source.Unit.Class == UnitClass.Posts) && (source.Value == answer.Value || source.Value / source.Unit.Factor == answer.Value);
        if (source.Noun is not null && answer.Value < SurelySum)
            return answer.Unit.IsVotes && source.Value == answer.Value;
        return IsEqual(source, answer) || source.Value * answer.Unit.Factor == answer.Value;
    }

    private static bool CarriesShare(Fact source, Fact answer)
    {
        if (source.Kind == FactKind.Number)
            return source.Unit == Unit.None && source.Noun is null && source.Value == answer.Value * 100;
        if (source.Kind != FactKind.Share)
            return false;
        var difference = Math.Abs(source.Value - answer.Value);
        if (difference == 0 || (answer.IsRounded && Rounding.IsOf(answer.Value * 100, source.Value * 100)))
            return true;
        return (IsFraction(source) || IsFraction(answer)) && difference <= (answer.IsRounded ? RoundedFractionTolerance : FractionTolerance);
    }

    private static bool CarriesOrdinal(Fact source, Fact answer) => source.Kind switch
    {
        FactKind.Ordinal => source.Value == answer.Value,
        FactKind.Number => source.Unit == Unit.None && source.Value == answer.Value,
        FactKind.Reference => source.Reference!.Number == answer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => false,
    };

    private static bool CarriesReference(Fact source, Reference answer)
    {
        if (source.Reference is not { } reference)
            return answer.Family is not ("§" or "code" or "id") && source.Kind is FactKind.Ordinal or FactKind.Number && source.Unit == Unit.None && source.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) == answer.Number;
        if (answer.Family == "§")
            return reference.Family == "§" && reference.Number == answer.Number && answer.Parts.All(part => reference.Parts.Contains(part)) && (answer.Law is null || reference.Law is null || reference.Law == answer.Law);
        return answer.Family is "code"
            ? reference.Family == "code" && (reference.Number == answer.Number || reference.Number.StartsWith(answer.Number + "/", StringComparison.Ordinal))
            : reference.Number == answer.Number;
    }

    // A third is no finite decimal.
    private static bool IsFraction(Fact fact) => decimal.Round(fact.Value * 1000, 6) % 1 != 0 || fact.Value is 0.25m or 0.5m or 0.75m or 0.2m;

    private static bool IsYear(Fact fact) => fact.Date is { Day: null, Month: null, Quarter: null, Weekday: null, SecondYear: null };
}
