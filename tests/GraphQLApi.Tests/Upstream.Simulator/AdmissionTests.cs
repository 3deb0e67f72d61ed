using GraphQLApi.Upstream.Simulator;

namespace GraphQLApi.Tests.VendorStandIn;

public sealed class AdmissionTests
{
    private const string Head = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";
    private const string Valid = """{"numResults":0,"data":[]}""";
    private const string WrongCredentials = """{"errors":[{"msg":"Invalid SDK credentials","code":4002}]}""";
    private const string NoToken = """{"errors":[{"msg":"Invalid JWT token","code":4002}]}""";
    private const string WrongStream = """{"errors":[{"msg":"Invalid StreamId","code":400}]}""";
    private static readonly string Body = Vendor.Body("2026-03-01", "2026-03-01");

    // {"iss":"cs-00000000-0000-5000-8000-000000000001","exp":1767225600}, that is until 2026-01-01T00:00:00Z.
    private const string Expiring =
        Head + "eyJpc3MiOiJjcy0wMDAwMDAwMC0wMDAwLTUwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJleHAiOjE3NjcyMjU2MDB9.Ea9tMoFF74Va1RBThSkLQOW6Hq1MDeTAZaUbBUT30ck";

    [Theory]
    [InlineData(null, WrongCredentials)] // missing
    [InlineData("hello", NoToken)]
    [InlineData("a.b.c", NoToken)]
    [InlineData("Bearer " + Vendor.Token, NoToken)]
    // Signed with "other-secret".
    [InlineData(Head + "eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSJ9.DI6uIfIExqyHoDWud5s6vbf9I5Zv0mIXoaZg6kwzLpA", WrongCredentials)]
    // {"appId":"cs-unknown"} with the right secret.
    [InlineData(Head + "eyJhcHBJZCI6ImNzLXVua25vd24ifQ.v4X2TTHYFZOdJpVkO81rK_AUZL3Iamw0--ibKuDExVs", WrongCredentials)]
    // {"alg":"none"} without a signature.
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSJ9.", WrongCredentials)]
    [InlineData(Expiring, WrongCredentials)]
    public async Task A_bad_token_is_answered_401_on_every_endpoint(string? token, string expected)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0 });
        Assert.Equal((401, expected), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Body, ("auth", token)));
        Assert.Equal((401, expected), await vendor.SendAsync(HttpMethod.Post, Vendor.Feed, null, ("auth", token)));
        Assert.Equal((401, expected), await vendor.SendAsync(HttpMethod.Get, Vendor.Conversations + "/c-1", null, ("auth", token)));
    }

    [Fact]
    public async Task A_token_with_iss_is_accepted_until_it_expires()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0 }, "2025-12-31T23:59:59Z");
        var body = Vendor.Body("2025-12-31", "2025-12-31");
        Assert.Equal((200, Valid), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, body, ("auth", Expiring)));
        vendor.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((401, WrongCredentials), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, body, ("auth", Expiring)));
    }

    [Fact]
    public async Task A_jti_can_be_demanded()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Profile = new() { RequireJti = true } });
        const string withJti = Head + "eyJhcHBJZCI6ImNzLTAwMDAwMDAwLTAwMDAtNTAwMC04MDAwLTAwMDAwMDAwMDAwMSIsImp0aSI6IjEifQ.J4ZmOYRWR8jM53aLh-TIkHeSMrTqco4PLNQqTZvDurM";
        Assert.Equal((401, WrongCredentials), await vendor.PostAsync(Body));
        Assert.Equal((200, Valid), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Body, ("auth", withJti)));
    }

    [Fact]
    public async Task A_missing_scope_is_401_not_403()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { Profile = new() { ScopeGranted = false } });
        Assert.Equal((401, """{"errors":[{"msg":"Permission denied. Scope is incorrect!","code":4002}]}"""), await vendor.PostAsync(Body));
    }

    [Theory]
    [InlineData("accountId", null, 401, WrongCredentials)]
    [InlineData("accountId", "64f000000000000000000002", 401, WrongCredentials)]
    [InlineData("accountid", Vendor.Account, 200, Valid)]
    [InlineData("iId", "st-unknown", 400, WrongStream)]
    [InlineData("IId", Vendor.Bot, 200, Valid)]
    public async Task Headers_decide(string name, string? value, int status, string expected)
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0 });
        var account = name == "accountid" ? ("accountId", (string?)null) : ("x-none", null);
        Assert.Equal((status, expected), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Body, (name, value), account));
    }

    [Fact]
    public async Task IId_can_be_demanded_and_the_path_must_name_the_account()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0, Profile = new() { RequireIId = true } });
        Assert.Equal((400, WrongStream), await vendor.PostAsync(Body));
        Assert.Equal((200, Valid), await vendor.SendAsync(HttpMethod.Post, Vendor.Details, Body, ("iId", Vendor.Bot)));
        var other = Vendor.Details.Replace("0001/", "0002/", StringComparison.Ordinal);
        Assert.Equal((401, WrongCredentials), await vendor.SendAsync(HttpMethod.Post, other, Body, ("iId", Vendor.Bot)));
    }

    [Fact]
    public async Task Routes_ignore_case_and_doubled_slashes_and_other_verbs_are_405()
    {
        await using var vendor = await Vendor.StartAsync(new SimulatorOptions { SessionsPerDay = 0 });
        var path = "/agentAssist//api/public/analytics/account/64f000000000000000000001//V2/callDetails";
        Assert.Equal((200, Valid), await vendor.SendAsync(HttpMethod.Post, path, Body));
        Assert.Equal((200, "[]"), await vendor.SendAsync(HttpMethod.Post, "/api/public/bot/" + Vendor.Bot + "//intentrealtimedata"));
        const string notAllowed = """{"errors":[{"msg":"Method Not Allowed","code":405}]}""";
        Assert.Equal((405, notAllowed), await vendor.SendAsync(HttpMethod.Get, Vendor.Details));
        Assert.Equal((405, notAllowed), await vendor.SendAsync(HttpMethod.Get, Vendor.Feed));
        Assert.Equal((405, notAllowed), await vendor.SendAsync(HttpMethod.Post, Vendor.Conversations + "/c-1", "{}"));
        Assert.Equal(404, (await vendor.SendAsync(HttpMethod.Get, "/other")).Status);
    }
}
