using GraphQLApi.Upstream.Auth;

namespace GraphQLApi.Tests.Upstream.Auth;

public sealed class JwtMinterTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    // The expected tokens were signed by an independent implementation.
    [Fact]
    public void Default_claims_are_appId_sub_iat_exp_jti() => Assert.Equal(
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        + ".eyJhcHBJZCI6ImNzLTEiLCJzdWIiOiIxMjM0NTY3ODkwIiwiaWF0IjoxNzAwMDAwMDAwLCJleHAiOjE3MDAwMDAzMDAsImp0aSI6ImlkLTEifQ"
        + ".VowAVnQcqyRzRR2D62yTYuT_0tyQXVKl5hVZ59mnkv8",
        JwtMinter.Mint("cs-1", "simulator-secret", new JwtOptions(), Now, "id-1"));

    [Fact]
    public void The_vendors_sample_form_has_appId_only() => Assert.Equal(
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        + ".eyJhcHBJZCI6ImNzLTE3MzUwOGUxLTI5ZjItNWU5MC05NTMyLTEyMmVjNmI5NDFlMSJ9"
        + ".Wnnit6mVYF_sxFod-PYOcEwIRs5_5U9F_SbwZq102YU",
        JwtMinter.Mint(
            "cs-173508e1-29f2-5e90-9532-122ec6b941e1",
            "secret",
            new JwtOptions { Subject = "", Lifetime = TimeSpan.Zero, SendTokenId = false },
            Now,
            "unused"));

    [Fact]
    public void Older_hosts_want_iss_and_aud() => Assert.Equal(
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        + ".eyJpc3MiOiJjcy0xIiwic3ViIjoic3QtMSIsImF1ZCI6Imh0dHBzOi8vYm90cy5rb3JlLmFpIiwiaWF0IjoxNzAwMDAwMDAwLCJleHAiOjE3MDAwMDM2MDB9"
        + ".E8fekHdpd2BFVD3cDKc1YaCH6r2wCWQO0srUxqOBtoY",
        JwtMinter.Mint(
            "cs-1",
            "key",
            new JwtOptions
            {
                ClientIdClaim = "iss", Subject = "st-1", Audience = "https://bots.kore.ai", Lifetime = TimeSpan.FromHours(1), SendTokenId = false,
            },
            Now,
            "unused"));
}
