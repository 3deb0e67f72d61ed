using System.Text;
using System.Text.Json;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class WireDocumentTests
{
    [Theory]
    [InlineData("""{"numResults":38,"data":[{"sessionId":"a"}]}""", 1)]
    [InlineData("""{"data":[],"numResults":0}""", 0)]
    [InlineData("""{"numResults":0}""", 0)]
    [InlineData("""{"numResults":0,"data":null}""", 0)]
    [InlineData("\uFEFF{\"numResults\":2,\"data\":[{},{}]}", 2)]
    public void A_page_is_its_data_whatever_numResults_says(string json, int rows) => Assert.Equal(rows, WireDocument.ReadInteractions(Utf8(json)).Count);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>busy</html>")]
    [InlineData("""{"ciphertext":"AAAA"}""")]
    [InlineData("""{"numResults":1}""")]
    [InlineData("""{"numResults":1,"data":{}}""")]
    [InlineData("""{"data":["x"]}""")]
    [InlineData("""{"numResults":1,"data":[{"sessionId":"a"}]""")]
    [InlineData("""{"numResults":1,"data":[{"sessionId":"a"} } ] }""")]
    [InlineData("""{"data":[]} {"data":[]}""")]
    public void Everything_else_is_no_page(string json) =>
        Assert.ThrowsAny<JsonException>(() => WireDocument.ReadInteractions(Utf8(json)));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(" { } ")]
    public void An_unknown_conversation_comes_as_null_or_nothing(string json) => Assert.Null(WireDocument.ReadConversation(Utf8(json)));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"status":"CLOSED"}""")]
    [InlineData("""{"_id":"c-1","status":""")]
    public void A_conversation_needs_its_id_and_its_end(string json) =>
        Assert.ThrowsAny<JsonException>(() => WireDocument.ReadConversation(Utf8(json)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"sessionId":"a"}""")]
    public void The_feed_is_an_array_of_objects(string json) =>
        Assert.ThrowsAny<JsonException>(() => WireDocument.ReadRealtimeSessions(Utf8(json)));

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
