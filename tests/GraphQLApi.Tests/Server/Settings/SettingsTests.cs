using GraphQLApi.Tests.Server.Commands;

namespace GraphQLApi.Tests.Server.Settings;

/// <summary>Settings → what the operator reads on stderr; the exit code is always 2.</summary>
public sealed class SettingsTests
{
    private const string Account = "Upstream:AccountId=64f000000000000000000001 Upstream:BotIds:0=st-1 Upstream:ClientId=cs-1 Upstream:ClientSecret=hidden-secret";

    private const string Jwt = "Auth:Jwt:Issuer=https://i Auth:Jwt:Audience=a ";

    [Theory]
    [InlineData("Upstream:AccountId=64f000000000000000000001", "Upstream:BaseUrl is missing although Upstream:AccountId is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo.")]
    [InlineData("Upstream:RequestsPerMinute=0 Upstream:ClientSecret=hidden-secret", "Upstream:BaseUrl is missing although Upstream:ClientSecret, Upstream:RequestsPerMinute is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo.")]
    [InlineData("Upstream:RequestsPerMinute=48", "Upstream:BaseUrl is missing although Upstream:RequestsPerMinute is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo.")]
    [InlineData("Upstream:BaseUrl=ftp://host " + Account, "Upstream:BaseUrl must be an absolute http or https address without query, name or password.")]
    [InlineData("Upstream:BaseUrl=https://host Upstream:AccountId=x Upstream:Token=hidden-secret", "Upstream:AccountId must be 24 hex digits.", "Upstream:BotIds:0 is missing; name at least one bot (st-...).")]
    [InlineData("Upstream:BaseUri=https://host", "Upstream:BaseUri is not a setting of this version. Did you mean \"Upstream:BaseUrl\"?", "Upstream:BaseUrl is missing although Upstream:BaseUri is set. Set Upstream:BaseUrl, or remove every Upstream key to run the demo.")]
    [InlineData("Upstream:BaseUrl=https://host Upstream:ClientSecretFile=nowhere " + Account, "Upstream:ClientSecretFile names 'nowhere', which does not exist.")]
    [InlineData("Cache:Provider=PostgreSql", "Cache:Provider=PostgreSql is not offered yet: leave it at Sqlite.")]
    [InlineData("Cache:Provider=Oracle", "Cache:Provider is 'Oracle'. Write Sqlite or PostgreSql.")]
    [InlineData("Cache:HotTimeToLive=26:00:00", "Cache:HotTimeToLive is '26:00:00'. Hours end at 23: write 1.02:00:00.")]
    [InlineData("Cache:HotTimeToLive=90", "Cache:HotTimeToLive is '90'. Write a duration as d.hh:mm:ss, such as 2.00:00:00 or 00:01:00.")]
    [InlineData("Cache:HotWindow=8.00:00:00", "Cache:HotWindow (8.00:00:00) is longer than Cache:SettleAfter (7.00:00:00): a window cannot settle while it is hot.")]
    [InlineData("Auth:Mode=Nobody", "Auth:Mode is 'Nobody'. Write Open or Keys or Jwt.")]
    [InlineData("Auth:OpenScopes=read,write", "Auth:OpenScopes holds 'read,write', which is not a scope. There is read, pii:read, sync:write, introspection; separate them by blanks.")]
    [InlineData("Auth:Mode=Jwt", "Auth:Jwt:Issuer is missing: the claim iss of the tokens that count.", "Auth:Jwt:Audience is missing: the claim aud of the tokens that are meant for this service.", "Auth:Jwt needs either KeysFile or JwksUrl: the keys that tokens are signed with.")]
    [InlineData("Auth:Mode=Jwt " + Jwt + "Auth:Jwt:JwksUrl=http://issuer.example/keys", "Auth:Jwt:JwksUrl must be an https address without name or password, or http on this machine: whoever answers there decides who may ask.")]
    [InlineData("Auth:Mode=Jwt " + Jwt + "Auth:Jwt:KeysFile=nowhere", "Auth:Jwt:KeysFile names 'nowhere', which does not exist.")]
    [InlineData("Auth:Mode=Jwt " + Jwt + "Auth:Jwt:JwksUrl=https://i/k Auth:Jwt:Algorithms=none", "Auth:Jwt:Algorithms holds 'none'. There is RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, HS256, HS384, HS512; separate them by blanks.")]
    [InlineData("Auth:Mode=Jwt " + Jwt + "Auth:Jwt:JwksUrl=https://i/k Auth:Jwt:Algorithms=HS256", "Auth:Jwt:JwksUrl cannot hold a shared secret. Name it by Auth:Jwt:KeysFile.")]
    [InlineData("Auth:Mode=Jwt " + Jwt + "Auth:Jwt:JwksUrl=https://i/k Auth:Jwt:ClockSkew=1.00:00:00", "Auth:Jwt:ClockSkew is 1.00:00:00. Write 00:00:00 to 00:10:00.")]
    [InlineData("Urls=http://0.0.0.0:5080", "Urls holds 'http://0.0.0.0:5080', which other machines can reach, and access is not controlled. Set Auth:Mode=Keys to ask for keys, Auth:Mode=Open if everybody may, or listen on localhost.")]
    [InlineData("Urls=http://localhost:5080;http://+:5081", "Urls holds 'http://+:5081', which other machines can reach, and access is not controlled. Set Auth:Mode=Keys to ask for keys, Auth:Mode=Open if everybody may, or listen on localhost.")]
    [InlineData("Urls=localhost:5080", "Urls holds 'localhost:5080', which is not a listen address. Write http://localhost:5080, several separated by semicolons.")]
    [InlineData("Urls=http://localhost:99999", "Urls holds 'http://localhost:99999', which is not a listen address. Write http://localhost:5080, several separated by semicolons.")]
    [InlineData("GraphQL:MaxDepth=0", "GraphQL:MaxDepth must be 1 or more.")]
    [InlineData("GraphQL:MaxDepth=deep", "GraphQL:MaxDepth is 'deep'. Write a whole number.")]
    [InlineData("GraphQL:DefaultPageSize=2000", "GraphQL:DefaultPageSize (2000) is larger than GraphQL:MaxPageSize (1000).")]
    [InlineData("GraphQL:IntrospectionEnabled=no", "GraphQL:IntrospectionEnabled is 'no'. Write true or false.")]
    [InlineData("Demo:Days=0", "Demo:Days is 0. Write 1 to 3650.")]
    [InlineData("Demo:RecordsFile=nowhere.jsonl", "Demo:RecordsFile names 'nowhere.jsonl', which does not exist. Relative paths start at the working directory.")]
    [InlineData("Cors:Origins:0=reports.example.com", "Cors:Origins holds 'reports.example.com'. Write scheme and host only, such as https://reports.example.com.")]
    [InlineData("Nonsense:Key=1", "Nonsense:Key is not a setting of this version.")]
    [InlineData("Cache:HotWindow=x Demo:Days=-1 Auth:Mode=None", "Cache:HotWindow is 'x'. Write a duration as d.hh:mm:ss, such as 2.00:00:00 or 00:01:00.", "Auth:Mode is 'None'. Write Open or Keys or Jwt.", "Demo:Days is -1. Write 1 to 3650.")]
    public async Task Every_problem_is_a_line(string settings, params string[] lines)
    {
        var run = await CommandRun.Of([.. settings.Split(' ').Select(setting => "--" + setting)]);
        Assert.Equal(lines, run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("hidden-secret", run.Error + run.Output);
    }

    [Fact]
    public async Task Settings_count_for_other_verbs_too()
    {
        var run = await CommandRun.Of(["backfill", "--from", "2026-01-01", "--to", "2026-01-02", "--Cache:HotTimeToLive", "x"]);
        Assert.Equal((2, "Cache:HotTimeToLive is 'x'. Write a duration as d.hh:mm:ss, such as 2.00:00:00 or 00:01:00.\n"), (run.ExitCode, run.Error));
    }
}
