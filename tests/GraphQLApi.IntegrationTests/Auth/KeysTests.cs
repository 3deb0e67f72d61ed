using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;
using GraphQLApi.Cache.Database;
using GraphQLApi.Server.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQLApi.IntegrationTests.Auth;

/// <summary>Keys over every transport of a whole server.</summary>
public sealed class KeysTests
{
    private const string Refused =
        """401 Bearer {"errors":[{"message":"Show a valid key or token: Authorization: Bearer …","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_every_transport_and_nothing_else_does()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = (await guarded.NewKeyAsync()).Text;

        Assert.Equal("""200  {"data":{"__typename":"Query"}}""", await guarded.AskAsync($"Bearer {key}"));
        Assert.Equal("""200  {"data":{"__typename":"Query"}}""", await guarded.AskAsync($"bearer {key}"));
        Assert.Equal("""200  {"data":{"__typename":"Query"}}""", await guarded.AskAsync(key, header: "X-Api-Key"));
        Assert.Equal("""200  {"data":{"__typename":"Query"}}""", await guarded.AskAsync($"Bearer {key}", path: "/graphql?query={__typename}"));
        Assert.StartsWith("200  :\n\nevent: next\ndata: {\"data\":{\"__typename\":\"Query\"}}", await guarded.AskAsync($"Bearer {key}", accept: "text/event-stream"));
        Assert.Equal(Refused, await guarded.AskAsync(null));
        Assert.Equal(Refused, await guarded.AskAsync(null, path: "/graphql?query={__typename}"));
        Assert.Equal(Refused, await guarded.AskAsync(null, accept: "text/event-stream"));
        Assert.Equal(Refused, await guarded.AskAsync($"Basic {key}"));
    }

    [Fact]
    public async Task A_websocket_shows_its_key_in_either_place()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = (await guarded.NewKeyAsync()).Text;
        foreach (var (payload, header) in new (object?, string?)[]
        {
            (new { authorization = $"Bearer {key}" }, null), (new { Authorization = $"Bearer {key}" }, null), (new { authorization = key }, null),
            (new { apiKey = key }, null), (null, $"Bearer {key}"),
        })
        {
            var (socket, answer) = await guarded.ConnectAsync(payload, header);
            using (socket)
            {
                Assert.Equal("""{"type":"connection_ack"}""", answer);
                await GuardedServer.SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");
                Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await GuardedServer.ReceiveAsync(socket));
            }
        }

        foreach (var (payload, header) in new (object?, string?)[]
        {
            (null, null), (new { authorization = "Bearer gqa_wrong" }, null), (new { apiKey = 1 }, null), (null, "Bearer gqa_wrong"),
            (new { apiKey = "gqa_wrong" }, $"Bearer {key}"),
        })
        {
            var (socket, answer) = await guarded.ConnectAsync(payload, header);
            using (socket)
                Assert.Equal("closed 4403 Forbidden", answer);
        }
    }

    // Everything but the secret is known, is near, or was right yesterday.
    [Fact]
    public async Task Whatever_is_wrong_with_a_key_the_answer_is_the_same()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var right = await guarded.NewKeyAsync();
        var revoked = await guarded.NewKeyAsync();
        var expired = await guarded.NewKeyAsync(lasting: TimeSpan.FromMinutes(1));
        await guarded.Keys.RevokeAsync(revoked.Id, guarded.Clock.GetUtcNow().UtcDateTime, Cancellation);
        guarded.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = ApiKey.New();
        string[] wrong =
        [
            "gqa_", "x", "", right.Text[..^1], right.Text[..20], right.Text + "A", right.Text.ToUpperInvariant(), revoked.Text, expired.Text, other.Text,
            new ApiKey(right.Id, other.Secret).Text, new ApiKey(other.Id, right.Secret).Text, new string('A', 5_000),
        ];
        foreach (var key in wrong)
            Assert.Equal(Refused, await guarded.AskAsync($"Bearer {key}"));
        Assert.StartsWith("200 ", await guarded.AskAsync($"Bearer {right.Text}"));
    }

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("introspection", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("read introspection", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("pii:read sync:write", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_scope_opens_its_own_paths(string scopes, HttpStatusCode data, HttpStatusCode schema)
    {
        await using var guarded = await GuardedServer.StartAsync();
        var bearer = $"Bearer {(await guarded.NewKeyAsync(scopes)).Text}";
        Assert.Equal(data, await guarded.StatusAsync("/graphql?query={__typename}", bearer));
        Assert.Equal(schema, await guarded.StatusAsync("/graphql?sdl", bearer));
        Assert.Equal(schema, await guarded.StatusAsync("/graphql/schema.graphql", bearer));
        Assert.Equal(schema, await guarded.StatusAsync("/graphql/SCHEMA.graphql/", bearer));
    }

    [Fact]
    public async Task A_key_brings_its_caller_along()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = await guarded.NewKeyAsync("read sync:write", queues: """["qu-2","qu-1"]""");
        var admission = await guarded.Server.Services.GetRequiredService<IAuthenticator>().AdmitAsync(key.Text, Cancellation);
        Assert.Equal(new Caller($"gqa_{key.Id}", AccessScopes.Read | AccessScopes.SyncWrite, new Visibility(["qu-1", "qu-2"], null)), admission?.Caller);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = await guarded.NewKeyAsync("introspection");
        Assert.Equal(
            """403  {"errors":[{"message":"This needs the scope read.","extensions":{"code":"AUTH_NOT_AUTHORIZED","scope":"read"}}]}""", await guarded.AskAsync($"Bearer {key.Text}"));
        var reader = await guarded.NewKeyAsync();
        Assert.Contains("INTROSPECTION_DISABLED", await guarded.AskAsync($"Bearer {reader.Text}", "{ __schema { queryType { name } } }"));
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/graphql/", HttpStatusCode.OK)]
    [InlineData("/graphql/bcp-config.json", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/graphql?sdl", HttpStatusCode.Unauthorized)]
    [InlineData("/graphql/?sdl", HttpStatusCode.Unauthorized)]
    [InlineData("/graphql/schema.graphql", HttpStatusCode.Unauthorized)]
    [InlineData("/graphql?query={__typename}", HttpStatusCode.Unauthorized)]
    [InlineData("/graphql/?query={__typename}", HttpStatusCode.Unauthorized)]
    [InlineData("/GraphQL?query={__typename}", HttpStatusCode.Unauthorized)]
    public async Task Without_a_key_there_are_health_and_pages(string path, HttpStatusCode status)
    {
        await using var guarded = await GuardedServer.StartAsync();
        Assert.Equal(status, await guarded.StatusAsync(path, accept: "text/html"));
    }

    // The gate lets a handshake pass, so that the socket can be told what is wrong with its key: only where there are sockets.
    [Theory]
    [InlineData("/metrics")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/GraphQL/SCHEMA.graphql/")]
    public async Task A_handshake_opens_nothing_that_has_no_socket(string path)
    {
        await using var guarded = await GuardedServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in new[] { ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==") })
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await guarded.Server.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_gone_from_the_file_ends_its_connections()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var (socket, answer) = await guarded.ConnectAsync(new { apiKey = (await guarded.NewKeyAsync()).Text });
        using (socket)
        {
            Assert.Equal("""{"type":"connection_ack"}""", answer);
            var closed = GuardedServer.ReceiveAsync(socket);
            await guarded.Server.Services.GetRequiredService<CacheDatabase>().WriteAsync(
                static (db, cancellationToken) => db.AccessKeys.ExecuteDeleteAsync(cancellationToken), Cancellation);
            await guarded.EndsAsync(closed, 1, 3);
            Assert.Equal("closed 4403 Forbidden", await closed);
        }
    }

    [Fact]
    public async Task Whoever_revokes_a_key_ends_its_connections_and_no_other()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var (mine, other) = (await guarded.NewKeyAsync(), await guarded.NewKeyAsync());
        var (socket, _) = await guarded.ConnectAsync(new { apiKey = mine.Text });
        var (staying, _) = await guarded.ConnectAsync(new { apiKey = other.Text });
        using (socket)
        using (staying)
        {
            using var stream = await OpenStreamAsync(guarded, mine);
            using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
            var (closed, ended) = (GuardedServer.ReceiveAsync(socket), reader.ReadToEndAsync(Cancellation));

            await guarded.Keys.RevokeAsync(mine.Id, guarded.Clock.GetUtcNow().UtcDateTime, Cancellation);

            await guarded.EndsAsync(Task.WhenAll(closed, ended), 1, 3);
            Assert.Equal("closed 4403 Forbidden", await closed);
            Assert.EndsWith(
                """
                event: next
                data: {"errors":[{"message":"Show a valid key or token: Authorization: Bearer …","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}

                event: complete
                data:


                """.ReplaceLineEndings("\n"),
                await ended);
            await GuardedServer.SendAsync(staying, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");
            Assert.Contains("\"next\"", await GuardedServer.ReceiveAsync(staying));
        }
    }

    [Fact]
    public async Task A_key_that_expires_ends_its_connections()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = await guarded.NewKeyAsync(lasting: TimeSpan.FromSeconds(20));
        var (socket, _) = await guarded.ConnectAsync(new { apiKey = key.Text });
        using (socket)
        {
            using var stream = await OpenStreamAsync(guarded, key);
            using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
            var (closed, ended) = (GuardedServer.ReceiveAsync(socket), reader.ReadToEndAsync(Cancellation));
            await guarded.EndsAsync(Task.WhenAll(closed, ended), 18, 21);
            Assert.Equal("closed 4403 Forbidden", await closed);
            Assert.EndsWith("event: complete\ndata:\n\n", await ended);
        }
    }

    [Fact]
    public async Task The_last_use_is_kept_without_a_write_for_each_request()
    {
        await using var guarded = await GuardedServer.StartAsync();
        var key = await guarded.NewKeyAsync();
        var first = guarded.Clock.GetUtcNow().UtcDateTime;
        for (var count = 0; count < 5; count++)
        {
            await guarded.AskAsync($"Bearer {key.Text}");
            guarded.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(first, await LastUseAsync(guarded, use => use is not null));
        guarded.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = guarded.Clock.GetUtcNow().UtcDateTime;
        await guarded.AskAsync($"Bearer {key.Text}");
        Assert.Equal(second, await LastUseAsync(guarded, use => use != first));
    }

    private static async Task<DateTime?> LastUseAsync(GuardedServer guarded, Func<DateTime?, bool> isMeant)
    {
        for (var look = 0; look < 100; look++)
        {
            var use = Assert.Single(await guarded.Keys.ListAsync(Cancellation)).LastUsedAt;
            if (isMeant(use))
                return use;
            await Task.Delay(50, Cancellation);
        }

        return null;
    }

    private static async Task<HttpResponseMessage> OpenStreamAsync(GuardedServer guarded, ApiKey key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "subscription { conversationChanged { id } }" }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        return await guarded.Server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }
}
