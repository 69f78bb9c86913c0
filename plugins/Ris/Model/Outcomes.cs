using System.Globalization;
using System.Text;

namespace Assistant.Plugins.Ris.Model;

/// <summary>Reads the result texts of German councils.</summary>
/// <remarks>Where a text could mean a decision or none, it is none: a false “beschlossen” does more harm than a missing one.</remarks>
internal static class Outcomes
{
    /// <summary>Reads a result text: <c>mehrheitlich abgelehnt</c>, <c>ungeändert beschlossen</c>.</summary>
    public static Outcome Parse(string? result)
    {
        var text = Normalize(result);
        if (text.Length == 0 || text.HasAny("soll ", "sollen ", "möge ", "vorschlag", "zur beschlussfassung", "zur abstimmung"))
            return Outcome.Unknown;
        if (text.HasAny("keine abstimmung", "ohne abstimmung", "keine empfehlung", "ohne empfehlung", "ohne votum", "kein votum", "kein beschluss", "ohne beschluss", "keine beschluss", "ohne entscheidung", "keine entscheidung", "nicht behandelt", "nicht beraten"))
            return text.HasAny("nicht behandelt", "nicht beraten") ? Outcome.Postponed : Outcome.NoDecision;
        if (text.HasAny("zurückgezogen", "zurückgenommen", "rücknahme"))
            return Outcome.Withdrawn;
        if (text.HasAny("verwiesen", "verweisung", "überwiesen", "überweisung", "fachgremium", "arbeitskreis"))
            return Outcome.Referred;
        if (text.HasAny("vertag", "zurückgestellt", "zurückstellung", "verschoben", "abgesetzt", "absetzung", "wiedervorlage", "angehalten"))
            return Outcome.Postponed;
        return Recommendation(text) ?? Decision(text);
    }

    /// <summary>
    /// What the result means in a consultation of this role: agreement of a committee that only advises is a recommendation.
    /// </summary>
    public static Outcome InRole(Outcome outcome, string? role, bool authoritative)
    {
        if (authoritative || !Normalize(role).HasAny("beratung", "anhörung", "empfehlung", "stellungnahme"))
            return outcome;
        return outcome switch
        {
            Outcome.Adopted or Outcome.AdoptedAmended or Outcome.PartlyAdopted => Outcome.Recommended,
            Outcome.Rejected => Outcome.NotRecommended,
            _ => outcome,
        };
    }

    /// <summary>The value of the facet: <c>adoptedAmended</c>.</summary>
    public static string Facet(this Outcome outcome)
    {
        var name = outcome.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static Outcome? Recommendation(string text)
    {
        if (!text.HasAny("empfehl", "empfohlen", "befürwortet", "befürwortung", "vorberaten"))
            return null;
        if (text.HasAny("beschlossen", "zugestimmt") && text.HasAny("gemäß", "entsprechend", "wie empfohlen"))
            return null;
        return text.HasAny("nicht empfohlen", "nicht befürwortet", "nicht zur annahme", "abgelehnt", "ablehn") ? Outcome.NotRecommended : Outcome.Recommended;
    }

    private static Outcome Decision(string text)
    {
        if (text.HasAny("teilweise", "zum teil ") && text.HasAny("zugestimmt", "zustimmung", "beschlossen", "angenommen", "abgelehnt", "entsprochen"))
            return Outcome.PartlyAdopted;

        var rejected = text.HasAny("abgelehnt", "ablehnung", "nicht zugestimmt", "nicht angenommen", "nicht genehmigt", "nicht gewählt", "nicht entsprochen", "keine zustimmung", "keine mehrheit");
        // Words that deny were taken out, so that “nicht zugestimmt” is not agreement as well.
        var positive = text.Without("nicht zugestimmt", "nicht angenommen", "nicht genehmigt", "nicht gewählt", "nicht entsprochen", "nicht beschlossen", "nicht einverstanden", "keine zustimmung");
        if (positive.HasAny("gewählt"))
            return rejected ? Outcome.Unknown : Outcome.Elected;
        if (positive.HasAny("stellungnahme") && positive.HasAny("einverstanden"))
            return Outcome.Settled;
        var adopted = positive.HasAny("beschlossen", "zugestimmt", "zustimmung", "angenommen", "annahme", "genehmigt", "verabschiedet", "stattgegeben", "entsprochen");
        if (adopted && rejected)
            return Outcome.Unknown;
        if (adopted)
            return IsAmended(positive) ? Outcome.AdoptedAmended : Outcome.Adopted;
        if (rejected)
            return Outcome.Rejected;
        if (text.HasAny("nicht beschlossen"))
            return Outcome.NoDecision;
        if (text.HasAny("kenntnis"))
            return Outcome.Noted;
        return positive.HasAny("erledigt", "einverstanden", "beantwortet") ? Outcome.Settled : Outcome.Unknown;
    }

    // “ungeändert” contains “geändert”.
    private static bool IsAmended(string text) =>
        text.Without("ungeändert", "unverändert", "ohne änderungen", "ohne änderung", "nicht geändert").HasAny("geändert", "verändert", "änderung", "ergänzung", "ergänzt", "modifiziert");

    private static bool HasAny(this string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Without(this string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        return text;
    }

    private static string Normalize(string? result) =>
        string.Join(' ', (result ?? "").Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
