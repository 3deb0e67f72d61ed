using GraphQLApi.Engine;

namespace GraphQLApi.Tests.Engine.Http;

/// <summary>Documents that are named instead of sent: by their hash as Apollo's link does it, by <c>documentId</c>, and those of a list alone.</summary>
public sealed class NamedDocumentTests
{
    // sha256sum of "{ hello }", "{ helo }" and "mutation { change }".
    private const string Hello = "001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065";
    private const string Misspelt = "be6a4f3fa8787dcdddb039c7da7d3fc30a288567a9c64e232d980b1dd1608d87";
    private const string Change = "6ff46a6081c146bed64eb271136909585f42e97edb8204e7dac05fd64938cb9b";
    private const string Json = "application/json; charset=utf-8";
    private const string Answer = $"200 {Json} {{\"data\":{{\"hello\":\"Hello world\"}}}}";

    [Fact]
    public async Task A_hash_alone_runs_once_its_document_was_sent_with_it()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        const string unknown = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";
        Assert.Equal($"200 {Json} {unknown}", await host.PostAsync(Persisted(Hello)).ReadAsync());
        Assert.Equal(
            $"400 application/graphql-response+json; charset=utf-8 {unknown}",
            await host.PostAsync(Persisted(Hello), "application/graphql-response+json").ReadAsync());
        Assert.Equal(Answer, await host.PostAsync(Persisted(Hello, "{ hello }")).ReadAsync());
        Assert.Equal(Answer, await host.PostAsync(Persisted(Hello)).ReadAsync());
        Assert.Equal(Answer, await host.PostAsync(Persisted(Hello.ToUpperInvariant())).ReadAsync());
        Assert.Equal(Answer, await host.GetAsync("/graphql?extensions=" + Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hello}}}"}}""")).ReadAsync());
        Assert.Equal(Answer, await host.PostAsync($$"""{"documentId":"sha256:{{Hello}}"}""").ReadAsync());
        Assert.Equal(Answer, await host.GetAsync($"/graphql?documentId=sha256:{Hello}").ReadAsync());
        using var socket = await host.ConnectAsync();
        Assert.Equal(
            """{"id":"1","type":"next","payload":{"data":{"hello":"Hello world"}}}""",
            (await socket.TalkAsync(2, """{"type":"connection_init"}""", $$"""{"id":"1","type":"subscribe","payload":{{Persisted(Hello)}}}"""))[1]);
    }

    [Fact]
    public async Task Another_documents_hash_is_refused_and_what_does_not_validate_is_not_kept()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        Assert.Contains("BAD_USER_INPUT", await host.PostAsync(Persisted(Misspelt, "{ hello }")).ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", await host.PostAsync(Persisted(Misspelt, "{ helo }")).ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await host.PostAsync(Persisted(Misspelt)).ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("BAD_USER_INPUT", await host.PostAsync("""{"extensions":{"persistedQuery":{"version":2}}}""").ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_mutation_does_not_run_by_get()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        await host.PostAsync(Persisted(Change, "mutation { change }")).ReadAsync();
        Assert.StartsWith("405 ", await host.GetAsync($"/graphql?documentId=sha256:{Change}").ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_are_forgotten_and_none_are_kept_where_it_is_off()
    {
        await using var one = await GraphQLTestHost.StartAsync(new EngineOptions { PersistedQueryCacheSize = 1 });
        await one.PostAsync(Persisted(Hello, "{ hello }")).ReadAsync();
        await one.PostAsync(Persisted(Change, "mutation { change }")).ReadAsync();
        Assert.Contains("PersistedQueryNotFound", await one.PostAsync(Persisted(Hello)).ReadAsync(), StringComparison.Ordinal);

        await using var off = await GraphQLTestHost.StartAsync(new EngineOptions { PersistedQueryCacheSize = 0 });
        Assert.Equal(Answer, await off.PostAsync(Persisted(Hello, "{ hello }")).ReadAsync());
        Assert.Contains("PersistedQueryNotSupported", await off.PostAsync(Persisted(Hello)).ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"documentId":"Greeting"}""")]
    [InlineData("""{"query":"{ hello }"}""")]
    [InlineData("""{"query":" { hello }\n"}""")]
    [InlineData("""{"documentId":"sha256:HASH"}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""")]
    public async Task A_trusted_document_runs_by_every_name_and_by_its_text(string body)
    {
        await using var host = await GraphQLTestHost.StartAsync(Trusting());
        Assert.Equal(Answer, await host.PostAsync(body.Replace("HASH", Hello, StringComparison.Ordinal)).ReadAsync());
    }

    [Theory]
    [InlineData("""{"query":"{ hello hello }"}""")]
    [InlineData("""{"query":"{ __typename }"}""")]
    [InlineData("""{"query":"{ __schema { queryType { name } } }"}""")]
    [InlineData("""{"documentId":"Other"}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""")]
    [InlineData("""{"query":"mutation { change }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""")]
    public async Task Where_only_they_run_nothing_else_does(string body)
    {
        await using var host = await GraphQLTestHost.StartAsync(Trusting());
        Assert.Equal(
            $$$"""200 {{{Json}}} {"errors":[{"message":"Only trusted documents run here (GraphQL:TrustedDocumentsOnly), and this is none of them.","extensions":{"code":"DOCUMENT_NOT_TRUSTED"}}]}""",
            await host.PostAsync(body.Replace("HASH", Change, StringComparison.Ordinal)).ReadAsync());
    }

    [Fact]
    public async Task Nor_over_a_websocket_or_an_event_stream()
    {
        await using var host = await GraphQLTestHost.StartAsync(Trusting());
        using var socket = await host.ConnectAsync();
        Assert.Contains(
            "DOCUMENT_NOT_TRUSTED",
            (await socket.TalkAsync(2, """{"type":"connection_init"}""", """{"id":"1","type":"subscribe","payload":{"query":"subscription { tick }"}}"""))[1],
            StringComparison.Ordinal);
        Assert.Contains(
            "DOCUMENT_NOT_TRUSTED", await host.PostAsync("""{"query":"subscription { tick }"}""", "text/event-stream").ReadAsync(), StringComparison.Ordinal);
    }

    private static EngineOptions Trusting()
    {
        var documents = new TrustedDocuments();
        Assert.True(documents.TryAdd("Greeting", "{ hello }\n"));
        return new EngineOptions { TrustedDocuments = documents, TrustedDocumentsOnly = true };
    }

    private static string Persisted(string hash, string? query = null)
    {
        var request = query is null
            ? """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}"""
            : """{"query":"QUERY","extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""";
        return request.Replace("HASH", hash, StringComparison.Ordinal).Replace("QUERY", query, StringComparison.Ordinal);
    }
}
