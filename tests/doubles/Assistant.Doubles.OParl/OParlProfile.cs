namespace Assistant.Doubles.OParl;

/// <summary>Whose server is played.</summary>
public enum OParlProfile
{
    /// <summary>OParl 1.1 as the specification has it.</summary>
    Standard,

    /// <summary>SessionNet by Somacos.</summary>
    SessionNet,

    /// <summary>ALLRIS 4 by CC e-gov.</summary>
    Allris4,

    /// <summary>SD.NET RIM by Sternberg.</summary>
    SdNetRim,

    /// <summary>more! rubin.</summary>
    MoreRubin,
}
