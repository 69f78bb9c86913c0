using System.Collections.Frozen;

namespace Assistant.Memory.Splitting;

/// <summary>Words that end with a point which ends no sentence, as they occur in German administrative texts.</summary>
internal static class GermanAbbreviations
{
    private static readonly FrozenSet<string> Never = Words(
        """
        abb abs abschn abt allg amtl anl anm art aufl az bd best betr bez bspw bzgl bzw ca chr dez dipl dgl dr durchschn eigtl einschl entspr erl etw evtl
        exkl fa fam fr frl gem geb ges gez ggf ggfs ggü grds hg hr hrsg hrn i.d.f i.d.r i.s.d i.s.v i.v.m incl ing inkl insb insbes jg jh kap kfm kath lfd
        lit lt mag max mind min mod mrd nachf nr nrn o.g o.ä obb od öff orig pkt pos priv proj prof prot rd rdnr resp rn s.a s.o s.u sen sog st std stellv stv
        tab tägl tel techn tit u.a u.u ugs urspr usf v.a v.h verb vgl vol vors vorl vs wg z.b z.t z.zt zb zgl ziff zit zz zzgl zzt d.h d.j i.a i.h.v i.ü m.e
        jan feb febr apr aug sept okt nov dez mo di mi do fr sa so
        """);

    // May stand at the end of a sentence: what follows decides.
    private static readonly FrozenSet<string> Sometimes = Words("usw etc ff f mio mrd tsd str pl u.v.m u.ä u.ä.m o.ä uvm m qm km kg ha min max tel jh nov dez");

    // Capitalised function words and frequent openings: a noun or name after a point is no proof of a new sentence, these are.
    private static readonly FrozenSet<string> Openings = Words(
        """
        der die das den dem des ein eine einer eines einem einen es er sie wir ich ihr man dies diese dieser dieses diesem diesen im in am an auf aus bei beim bis
        durch für gegen hinter mit nach neben ohne seit über um unter vom von vor während wegen zu zum zur zwischen und oder aber denn doch sondern also
        auch außerdem daher damit dabei dafür dagegen danach dann darüber darauf daraus darin dazu deshalb deswegen ferner hier hierbei hierfür
        hierzu hiermit insbesondere insgesamt insofern jedoch nun nur ob obwohl seither sofern solange somit sowie trotzdem weil wenn wer was wie wo
        weiter weitere weiterhin zudem zunächst zusätzlich alle allerdings als andere bereits derzeit falls ist sind wird werden wurde wurden hat haben kann
        können soll sollen bitte laut gemäß aufgrund anhand so nicht kein keine jede jeder jedes nachdem eventuell gleichzeitig mittlerweile sollte
        """);

    private static readonly FrozenSet<string> Months = Words(
        "januar februar märz april mai juni juli august september oktober november dezember jan feb febr mrz apr jun jul aug sep sept okt nov dez");

    /// <summary>Whether a word (lower case, without its last point) is an abbreviation in the middle of a sentence.</summary>
    public static bool IsInner(string word) => Never.Contains(word) && !Sometimes.Contains(word);

    /// <summary>Whether a word (lower case, without its last point) is an abbreviation that may also end a sentence.</summary>
    public static bool IsEither(string word) => Sometimes.Contains(word) || (word.Length > 3 && word.EndsWith("str", StringComparison.Ordinal));

    /// <summary>Whether a word (lower case) typically opens a sentence when capitalised.</summary>
    public static bool IsOpening(string word) => Openings.Contains(word);

    /// <summary>Whether a word (lower case, without a point) names a month.</summary>
    public static bool IsMonth(string word) => Months.Contains(word);

    private static FrozenSet<string> Words(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
