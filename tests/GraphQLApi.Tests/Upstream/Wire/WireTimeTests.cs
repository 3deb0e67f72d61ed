using System.Globalization;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Tests.Upstream.Wire;

public sealed class WireTimeTests
{
    [Theory]
    [InlineData("2024-09-26T18:48:20", 0, "2024-09-26T18:48:20.000Z")]
    [InlineData("2024-09-26T18:48:20", -330, "2024-09-26T13:18:20.000Z")]
    [InlineData("2024-09-26T23:30:00", 300, "2024-09-27T04:30:00.000Z")]
    [InlineData("2022-08-25 07:20:15", -330, "2022-08-25T01:50:15.000Z")]
    [InlineData("2023-01-10 2:25:54", 0, "2023-01-10T02:25:54.000Z")]
    [InlineData("2024-09-26", -330, "2024-09-25T18:30:00.000Z")]
    [InlineData("2025-09-30T06:34:48.810Z", -330, "2025-09-30T06:34:48.810Z")]
    [InlineData("2022-01-06T14:07:08.185+00:00", 300, "2022-01-06T14:07:08.185Z")]
    [InlineData("2022-01-06T14: 07: 08.185+00: 00", 0, "2022-01-06T14:07:08.185Z")]
    [InlineData("2022-01-06T14:07:08+05:30", 0, "2022-01-06T08:37:08.000Z")]
    [InlineData(" 2024-09-26T18:48:20 ", 0, "2024-09-26T18:48:20.000Z")]
    [InlineData("2024-02-30T00:00:00", 0, null)]
    [InlineData("0001-01-01T00:00:00", -330, null)]
    [InlineData("26/09/2024 18:48", 0, null)]
    [InlineData("soon", 0, null)]
    [InlineData("", 0, null)]
    [InlineData(null, 0, null)]
    public void Text_and_the_requests_offset_make_utc(string? text, int offset, string? expected) => Assert.Equal(
        expected,
        WireTime.Parse(text, offset)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0, "2024-09-26 13:18:20")]
    [InlineData(-330, "2024-09-26 18:48:20")]
    [InlineData(300, "2024-09-26 08:18:20")]
    public void A_request_asks_in_its_own_zone(int offset, string expected) =>
        Assert.Equal(expected, WireTime.Format(new DateTimeOffset(2024, 9, 26, 13, 18, 20, TimeSpan.Zero), offset));

    [Theory]
    [InlineData("50s", 50.0)]
    [InlineData("13m: 8s", 788.0)]
    [InlineData("13m:8s", 788.0)]
    [InlineData("1h: 2m: 3s", 3723.0)]
    [InlineData("1d 1h", 90000.0)]
    [InlineData("1.5s", 1.5)]
    [InlineData("7m", 420.0)]
    [InlineData("8s 13m", null)]
    [InlineData("-5s", null)]
    [InlineData("50", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Handled_time_is_seconds(string? text, double? expected) => Assert.Equal(expected, WireTime.ParseHandled(text));

    [Theory]
    [InlineData("66f4f3aa205c5afb97d30000", "2024-09-26T05:39:54Z")]
    [InlineData("6364A8616d8e6a6a0eff0000", "2022-11-04T05:51:29Z")]
    [InlineData("66f4f3aa205c5afb97d3xxxx", null)]
    [InlineData("66f57e87aca47e4a408000", null)]
    [InlineData("AA0106-34054", null)]
    [InlineData(null, null)]
    public void A_hex_session_id_holds_its_start(string? id, string? expected) => Assert.Equal(
        expected, WireTime.ObjectIdTime(id)?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
