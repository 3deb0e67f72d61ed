using GraphQLApi.Server.Auth;

namespace GraphQLApi.Server.Settings;

/// <summary>What must hold in the section <c>Auth:Jwt</c> where it is used.</summary>
internal static class JwtRules
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(10);

    public static IEnumerable<string> Problems(JwtOptions jwt)
    {
        if (jwt.Issuer.Length == 0)
            yield return "Auth:Jwt:Issuer is missing: the claim iss of the tokens that count.";
        if (jwt.Audience.Length == 0)
            yield return "Auth:Jwt:Audience is missing: the claim aud of the tokens that are meant for this service.";
        if (jwt.ClockSkew < TimeSpan.Zero || jwt.ClockSkew > LargestSkew)
            yield return $"Auth:Jwt:ClockSkew is {jwt.ClockSkew:c}. Write 00:00:00 to {LargestSkew:c}.";
        foreach (var problem in (IEnumerable<string>)[.. Algorithms(jwt), .. Keys(jwt)])
            yield return problem;
    }

    private static IEnumerable<string> Algorithms(JwtOptions jwt)
    {
        var names = SigningAlgorithms.Split(jwt.Algorithms);
        if (names.Count == 0)
            yield return $"Auth:Jwt:Algorithms is empty. There is {SigningAlgorithms.List}.";
        foreach (var unknown in names.Where(name => !SigningAlgorithms.IsKnown(name)))
            yield return $"Auth:Jwt:Algorithms holds '{unknown}'. There is {SigningAlgorithms.List}; separate them by blanks.";
        // A public key taken for a shared secret lets everybody sign.
        if (names.Any(SigningAlgorithms.IsSymmetric) && !names.All(SigningAlgorithms.IsSymmetric))
            yield return "Auth:Jwt:Algorithms mixes shared secrets (HS…) with key pairs. Choose one kind.";
    }

    private static IEnumerable<string> Keys(JwtOptions jwt)
    {
        if (jwt.KeysFile.Length > 0 == jwt.JwksUrl.Length > 0)
            return ["Auth:Jwt needs either KeysFile or JwksUrl: the keys that tokens are signed with."];
        if (jwt.JwksUrl.Length > 0)
        {
            return SigningAlgorithms.Split(jwt.Algorithms).Any(SigningAlgorithms.IsSymmetric) ? ["Auth:Jwt:JwksUrl cannot hold a shared secret. Name it by Auth:Jwt:KeysFile."]
                : IsSafe(jwt.JwksUrl) ? []
                : ["Auth:Jwt:JwksUrl must be an https address without name or password, or http on this machine: whoever answers there decides who may ask."];
        }

        return SigningKeyText.Problem(jwt.KeysFile, jwt.Algorithms) is { } problem ? [$"Auth:Jwt:KeysFile {problem}"] : [];
    }

    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && ListenAddresses.IsLoopbackHost(uri.Host)));
}
