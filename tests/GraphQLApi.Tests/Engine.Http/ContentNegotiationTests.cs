using GraphQLApi.Engine.Http;

namespace GraphQLApi.Tests.Engine.Http;

public sealed class ContentNegotiationTests
{
    private const string Json = "application/json";
    private const string GraphQL = "application/graphql-response+json";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("Application/JSON; charset=UTF-8", Json)]
    [InlineData("application/graphql-response+json", GraphQL)]
    [InlineData("application/graphql-response+json; charset=\"utf-8\"", GraphQL)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQL)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("application/json;q=0.9, application/graphql-response+json;q=0.5", Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", GraphQL)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", GraphQL)]
    [InlineData("*/*;q=0.1, application/graphql-response+json;q=0.2", GraphQL)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Json)]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", GraphQL)]
    [InlineData("text/event-stream, application/json", Json)]
    [InlineData("text/html", null)]
    [InlineData("application/json; charset=iso-8859-1", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("nonsense", null)]
    public void Accept_chooses_the_type(string? accept, string? type) => Assert.Equal(type, ContentNegotiation.Choose(accept));

    [Fact]
    public void Several_header_lines_are_one_list() =>
        Assert.Equal(GraphQL, ContentNegotiation.Choose(new(["application/json;q=0.5", "application/graphql-response+json"])));

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("text/html;q=0, */*", false)]
    [InlineData("*/*", false)]
    [InlineData(null, false)]
    public void A_browser_is_recognised(string? accept, bool html) => Assert.Equal(html, ContentNegotiation.PrefersHtml(accept));
}
