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

    /// <summary>Null = not asked for by name: Open on a loopback address, refused elsewhere (DESIGN §3).</summary>
    public AuthMode? Mode { get; set; }
}
