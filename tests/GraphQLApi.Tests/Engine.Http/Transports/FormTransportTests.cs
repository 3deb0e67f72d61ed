using System.Net;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Http;

namespace GraphQLApi.Tests.Engine.Http.Transports;

public sealed class FormTransportTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_is_sent_piece_by_piece()
    {
        await using var host = await GraphQLTestHost.StartAsync(forms: Form(() => { }));
        Assert.Equal("a\nb\n", await AskAsync(host));
    }

    [Fact]
    public async Task A_body_breaks_off_when_its_caller_may_stay_no_longer()
    {
        var mayStay = true;
        var rules = new ConnectionRules((_, _) => new(true), _ => () => mayStay, new GraphQLError("Ended."));
        await using var host = await GraphQLTestHost.StartAsync(rules: rules, forms: Form(() => mayStay = false));
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(host));
        Assert.False(mayStay);
    }

    private static AnswerForm Form(Action afterFirst) => new("text/letters", _ => Task.FromResult(new FormAnswer
    {
        Headers = [new("Content-Type", "text/letters")], Body = LettersAsync(afterFirst),
    }));

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LettersAsync(Action afterFirst)
    {
        yield return "a\n"u8.ToArray();
        await Task.Yield();
        afterFirst();
        yield return "b\n"u8.ToArray();
    }

    private static async Task<string> AskAsync(GraphQLTestHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.TryAddWithoutValidation("Accept", "text/letters");
        using var response = await host.Client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
