using System.Text;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class WireShapeTests
{
    [Theory]
    [InlineData("\"NO\"", false)]
    [InlineData("\"YES\"", true)]
    [InlineData("\"yes \"", true)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_flag_comes_as_text_number_or_boolean(string json, bool? expected)
    {
        var record = Read($$"""{"isVoicemail":{{json}}}""");
        Assert.Equal(expected, record.IsVoicemail);
        Assert.Empty(record.UnparsedValues);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("\"2\"", 2)]
    [InlineData("2.0", 2)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_count_comes_as_number_or_text(string json, int? expected)
    {
        var record = Read($$$"""{"campaigninfo":{"attempt":{{{json}}}}}""");
        Assert.Equal(expected, record.CampaignInfo!.Attempt);
        Assert.Empty(record.UnparsedValues);
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"Jones \"", "Jones ")]
    [InlineData("17", "17")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    public void A_text_is_kept_as_sent(string json, string? expected)
    {
        var record = Read($$"""{"channel":{{json}}}""");
        Assert.Equal(expected, record.Channel);
        Assert.Empty(record.UnparsedValues);
    }

    [Theory]
    [InlineData("""{"isVoicemail":"perhaps"}""", "isVoicemail")]
    [InlineData("""{"isVoicemail":{}}""", "isVoicemail")]
    [InlineData("""{"csatScore":"good"}""", "csatScore")]
    [InlineData("""{"csatScore":4.5}""", "csatScore")]
    [InlineData("""{"csatScore":true}""", "csatScore")]
    [InlineData("""{"csatScore":5000000000}""", "csatScore")]
    [InlineData("""{"csatScore":1e300}""", "csatScore")]
    [InlineData("""{"channel":{"name":"voice"}}""", "channel")]
    [InlineData("""{"channel":["voice"]}""", "channel")]
    [InlineData("""{"channel":"\ud83d"}""", "channel")]
    [InlineData("""{"dispositions":"DROP-OFF"}""", "dispositions")]
    [InlineData("""{"dispositions":["a",{},"b"]}""", "dispositions[1]")]
    [InlineData("""{"destinations":{}}""", "destinations")]
    [InlineData("""{"destinations":[{},"x"]}""", "destinations[1]")]
    [InlineData("""{"customerinfo":[]}""", "customerinfo")]
    [InlineData("""{"destinations":[{},{"respondingAgent":{"holdDuration":"57 sec"}}]}""", "destinations[1].respondingAgent.holdDuration")]
    [InlineData("""{"destinations":[{"nonRespondingAgents":[{"name":{}}]}]}""", "destinations[0].nonRespondingAgents[0].name")]
    public void A_value_that_does_not_fit_is_named_and_costs_only_itself(string json, string path)
    {
        var record = Read(json[..^1] + ""","sessionId":"s-1"}""");
        Assert.Equal([path], record.UnparsedValues);
        Assert.Equal("s-1", record.SessionId);
    }

    [Fact]
    public void Names_are_compared_with_their_case_and_the_three_reasons_stay_apart()
    {
        var record = Read("""{"Reason":"a","reason":"b","statusDetail":"c","SessionId":"no","CustomerInfo":{"Email":"no"}}""");
        Assert.Equal(("a", "b", "c"), (record.CapitalReason, record.Reason, record.StatusDetail));
        Assert.Null(record.SessionId);
        Assert.Null(record.CustomerInfo);
    }

    [Fact]
    public void Escaped_names_are_the_same_names() => Assert.Equal("s-1", Read("""{"session\u0049d":"s-1"}""").SessionId);

    [Fact]
    public void Raw_is_the_text_as_received_with_unknown_keys_and_blanks()
    {
        var rows = WireDocument.ReadInteractions(Encoding.UTF8.GetBytes("""{ "data": [ {"sessionId" : "s", "new":{"a":[1,2]}} , {"sessionId":"😨"} ] }"""));
        Assert.Equal(
            ["""{"sessionId" : "s", "new":{"a":[1,2]}}""", """{"sessionId":"😨"}"""],
            rows.Select(row => Encoding.UTF8.GetString(row.Raw.Span)));
    }

    private static InteractionDto Read(string json) => WireDocument.ReadInteraction(Encoding.UTF8.GetBytes(json));
}
