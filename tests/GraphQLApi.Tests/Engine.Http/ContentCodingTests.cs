using System.IO.Compression;
using System.Text;
using GraphQLApi.Engine.Http;

namespace GraphQLApi.Tests.Engine.Http;

public sealed class ContentCodingTests
{
    private static readonly string LongName = string.Concat(Enumerable.Repeat("abcdefghij", 200));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("identity", null)]
    [InlineData("deflate", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("gzip;q=0, br;q=0", null)]
    [InlineData("*", "br")]
    [InlineData("*, br;q=0", "gzip")]
    [InlineData("gzip;q=0.5, *;q=0.1", "gzip")]
    [InlineData(";;", null)]
    public void Accept_encoding_chooses_the_coding(string? acceptEncoding, string? coding) => Assert.Equal(coding, ContentCoding.Choose(acceptEncoding));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_long_answer_is_coded(string coding)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await AskAsync(host, LongName, coding);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((coding, bytes.Length), (string.Join(", ", response.Content.Headers.ContentEncoding), (int?)response.Content.Headers.ContentLength));
        Assert.InRange(bytes.Length, 20, 200);
        Assert.Equal($$$"""{"data":{"hello":"Hello {{{LongName}}}"}}""", await DecodeAsync(bytes, coding));
    }

    [Fact]
    public async Task A_short_one_is_not()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await AskAsync(host, "you", "br, gzip");
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal("""{"data":{"hello":"Hello you"}}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stream_is_not()
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var response = await AskAsync(host, LongName, "br", "text/event-stream");
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("gzip, gzip", 415)]
    [InlineData("identity", 200)]
    public async Task A_coded_request_is_not_read(string coding, int status)
    {
        await using var host = await GraphQLTestHost.StartAsync();
        using var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        using var response = await host.SendAsync(HttpMethod.Post, "/graphql", null, content);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 415)
        {
            Assert.Equal(["identity"], response.Headers.GetValues("Accept-Encoding"));
            Assert.Equal(
                """{"errors":[{"message":"Send the request without Content-Encoding; no coding is read.","extensions":{"code":"BAD_USER_INPUT"}}]}""",
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(GraphQLTestHost host, string name, string coding, string? accept = null)
    {
        using var content = new StringContent($$$"""{"query":"{ hello(name: \"{{{name}}}\") }"}""", Encoding.UTF8, "application/json");
        return await host.SendAsync(HttpMethod.Post, "/graphql", accept, content, ("Accept-Encoding", coding));
    }

    private static async Task<string> DecodeAsync(byte[] bytes, string coding)
    {
        using var source = new MemoryStream(bytes);
        await using Stream stream = coding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
