using System.Text;
using System.Text.Json;
using GraphQLApi.Upstream;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

/// <summary>CONTRACT §8 by number, as far as documents and their order are concerned.</summary>
public sealed class WireTrapTests
{
    [Theory]
    [InlineData("""{"numResults":38,"data":[{"sessionId":"a","destinations":[{"destinationType":"QueueEntry"} } ] } }""")] // closed as the published sample is
    [InlineData("""[{intent:[Book a Ticket],ANI:st-1,},]""")]
    [InlineData("<html><body><h1>Sign in</h1></body></html>")]
    public void T35_a_page_that_is_no_json_is_refused_as_a_whole(string page) =>
        Assert.ThrowsAny<JsonException>(() => WireDocument.ReadInteractions(Encoding.UTF8.GetBytes(page)));

    [Fact]
    public void T35_numResults_may_say_what_it_likes() =>
        Assert.Equal(2, WireDocument.ReadInteractions("""{"numResults":38,"data":[{"sessionId":"a"},{"sessionId":"b"}]}"""u8.ToArray()).Count);

    // The vendor's two runs: bot-only rows ascending, agents' rows descending; a row that arrives between the pages moves the others.
    [Fact]
    public async Task T39_rows_that_move_between_pages_come_once_each_and_none_is_missing()
    {
        var bots = Enumerable.Range(0, 50).Select(i => $$"""{"sessionId":"b-{{i}}","sessionStartTime":"2026-02-16T10:00:{{i:00}}"}""").ToList();
        var agents = Enumerable.Range(0, 80).Select(i => $$"""{"sessionId":"a-{{i}}","conversationId":"c-{{i}}","sessionStartTime":"2026-02-16T09:{{59 - (i / 2):00}}:00"}""").ToList();
        var calls = 0;
        var vendor = new ScriptedVendor(request =>
        {
            var rows = bots.Concat(calls++ == 0 ? agents.Skip(1) : agents).ToList();
            var page = request.Address.Contains("offset=0", StringComparison.Ordinal) ? rows.Take(100) : rows.Skip(100);
            return ScriptedVendor.Json($$"""{"numResults":0,"data":[{{string.Join(',', page)}}]}""");
        });
        using var upstream = new UpstreamFixture(vendor);
        var records = await ReadAsync(upstream);

        Assert.Equal(130, records.Count);
        Assert.Equal(130, records.Select(record => record.SessionId).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"numResults":1,"data":[{"sessionId":"s-1","sessionStartTime":"2026-02-16T10:00:00","metaInfo":{BAG}}]}""")]
    [InlineData("""{"numResults":1,"data":[{"sessionId":"s-1","sessionStartTime":"soon","sessionEndTime":[],"metaInfo":{BAG}}]}""")]
    [InlineData("""{"errors":[{"msg":"busy","code":503}],"metaInfo":{BAG}}""")]
    [InlineData("""<html>{BAG}</html>""")]
    [InlineData("""{"numResults":1,"data":[{"sessionId":"s-1","metaInfo":{BAG}""")]
    public async Task T40_what_is_personal_stays_out_of_the_log(string answer)
    {
        const string bag =
            """{"phoneNumber":"+15550100","email":"kim.roe@example.org","ipAddress":"192.0.2.7","identities":[{"val":"+15550101","type":"mapped"}],"iceServers":[{"credential":"turn-secret"}]}""";
        var vendor = new ScriptedVendor(_ => ScriptedVendor.Json(answer.Replace("{BAG}", bag, StringComparison.Ordinal)));
        using var upstream = new UpstreamFixture(vendor, ("InteractiveRetries", "0"));
        await Record.ExceptionAsync(() => ReadAsync(upstream));

        Assert.NotEmpty(upstream.Log.Text);
        foreach (var personal in new[] { "5550100", "5550101", "kim.roe", "192.0.2.7", "turn-secret", "simulator-secret" })
            Assert.DoesNotContain(personal, upstream.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<List<InteractionDto>> ReadAsync(UpstreamFixture upstream)
    {
        var range = new TimeWindow(DateTimeOffset.Parse("2026-02-16T00:00:00Z", null), DateTimeOffset.Parse("2026-02-17T00:00:00Z", null));
        var records = new List<InteractionDto>();
        await foreach (var reading in upstream.Client.ReadInteractionsAsync(range, "st-1", CallLane.Interactive, TestContext.Current.CancellationToken))
            records.AddRange(reading.Records);
        return records;
    }
}
