namespace GraphQLApi.Server.Settings;

/// <summary>Who may ask.</summary>
internal enum AuthMode
{
    /// <summary>Everybody who can reach the address.</summary>
    Open,

    /// <summary>Holders of a key.</summary>
    Keys,

    /// <summary>Holders of a token of a configured issuer.</summary>
    Jwt,
}

/// <summary>Settings of the section <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    public const string SectionName = "Auth";

    /// <summary>Null = not asked for by name: Open for the demo on a loopback address, else Keys (DESIGN §3).</summary>
    public AuthMode? Mode { get; set; }

    /// <summary>What everybody may do where the mode is Open, names separated by blanks; empty = all in the demo, else everything but personal data (SEMANTICS §7.2).</summary>
    public string OpenScopes { get; set; } = "";

    /// <summary>For the mode Jwt.</summary>
    public JwtOptions Jwt { get; } = new();
}
