using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphQLApi.Server.Auth;

/// <summary>
/// A token that nobody accepts, verified in place of one that needs no verifying: otherwise the time of a refusal would tell how far a forged token
/// got.
/// </summary>
internal sealed class DecoyToken
{
    private readonly JsonWebTokenHandler handler = new();
    private readonly TokenValidationParameters parameters;
    private readonly string text;

    public DecoyToken()
    {
        using var stranger = RSA.Create(2048);
        using var nobody = RSA.Create(2048);
        text = handler.CreateToken("""{"iss":"nobody"}""", new SigningCredentials(new RsaSecurityKey(stranger.ExportParameters(true)), SecurityAlgorithms.RsaSha256));
        parameters = new TokenValidationParameters { IssuerSigningKey = new RsaSecurityKey(nobody.ExportParameters(false)) };
    }

    /// <summary>The work that a forged token would have made; reading it is spared where the refused one was read already.</summary>
    public void Refuse(bool isRead)
    {
        if (!isRead)
            _ = new JsonWebToken(text);
        handler.ValidateToken(text, parameters);
    }
}
