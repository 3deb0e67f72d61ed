using GraphQLApi.Engine.Http;

namespace GraphQLApi.Tests.Engine.Http;

public sealed class BatchTests
{
    private const string Json = "application/json; charset=utf-8";

    [Theory]
    [InlineData("""[{"query":"{ hello }"}]""", """[{"data":{"hello":"Hello world"}}]""")]
    [InlineData(
        """[{"query":"mutation { change }"},{"query":"{"},{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"you"}}]""",
        """[{"data":{"change":"changed"}},{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]},{"data":{"hello":"Hello you"}}]""")]
    public async Task Where_it_is_on_a_list_is_answered_by_a_list(string body, string answer)
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxBatchSize = 3 });
        Assert.Equal($"200 {Json} {answer}", await host.PostAsync(body).ReadAsync());
    }

    [Theory]
    [InlineData("[]", "BAD_USER_INPUT", "The batch is empty.")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""", "BAD_USER_INPUT", "The batch holds more than 2 requests (GraphQL:MaxBatchSize).")]
    [InlineData("""[[{"query":"{ hello }"}]]""", "BAD_USER_INPUT", "The body must be a JSON object with the member \\\"query\\\".")]
    [InlineData("""[{"query":"{ hello }"},{}]""", "BAD_USER_INPUT", "The member \\\"query\\\" is missing.")]
    [InlineData("""[{"query":"{ hello }"}""", "GRAPHQL_PARSE_FAILED", "The body is not valid JSON.")]
    public async Task A_bad_list_is_refused_as_a_whole(string body, string code, string message)
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxBatchSize = 2 });
        Assert.Equal(
            $$$"""400 {{{Json}}} {"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}]}""", await host.PostAsync(body).ReadAsync());
    }

    [Fact]
    public async Task A_stream_answers_no_list()
    {
        await using var host = await GraphQLTestHost.StartAsync(transport: new TransportOptions { MaxBatchSize = 2 });
        Assert.Equal(
            $$$"""400 {{{Json}}} {"errors":[{"message":"An event stream answers one request, not a batch.","extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await host.PostAsync("""[{"query":"{ hello }"}]""", "text/event-stream").ReadAsync());
    }
}
