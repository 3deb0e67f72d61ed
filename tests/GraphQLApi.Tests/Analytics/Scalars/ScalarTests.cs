using System.Text;
using System.Text.Json;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using NodaTime;

namespace GraphQLApi.Tests.Analytics.Scalars;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("2024-09-26T05:39:54Z", "2024-09-26T05:39:54.000Z")]
    [InlineData("2024-09-26T11:09:54.2509+05:30", "2024-09-26T05:39:54.250Z")]
    [InlineData("2024-09-26t05:39:54.1z", "2024-09-26T05:39:54.100Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")]
    public void A_time_is_read_with_its_offset_and_written_in_utc(string text, string written)
    {
        Assert.Equal($"\"{written}\"", Written(Leaf.DateTime, Leaf.DateTime.ParseLiteral(Parser.ParseValue($"\"{text}\""))!));
        Assert.Equal($"\"{written}\"", Written(Leaf.DateTime, Leaf.DateTime.ParseValue(JsonElement.Parse($"\"{text}\""))!));
    }

    [Theory]
    [InlineData("\"2024-09-26\"")]
    [InlineData("\"2024-09-26T05:39:54\"")]
    [InlineData("\"2024-09-26T05:39Z\"")]
    [InlineData("\"2024-09-26 05:39:54Z\"")]
    [InlineData("\"2024-02-30T05:39:54Z\"")]
    [InlineData("\"2024-09-26T24:39:54Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"26.09.2024\"")]
    [InlineData("1727329194")]
    public void Anything_else_is_no_time(string literal)
    {
        Assert.Equal(ErrorCode.BadUserInput, Assert.Throws<GraphQLException>(() => Leaf.DateTime.ParseLiteral(Parser.ParseValue(literal))).Errors[0].Code);
        Assert.Equal(ErrorCode.BadUserInput, Assert.Throws<GraphQLException>(() => Leaf.DateTime.ParseValue(JsonElement.Parse(literal))).Errors[0].Code);
    }

    [Fact]
    public void A_long_has_64_bits()
    {
        Assert.Equal("9223372036854775807", Written(Leaf.Long, Leaf.Long.ParseLiteral(Parser.ParseValue("9223372036854775807"))!));
        Assert.Throws<GraphQLException>(() => Leaf.Long.ParseLiteral(Parser.ParseValue("9223372036854775808")));
        Assert.Throws<GraphQLException>(() => Leaf.Long.ParseValue(JsonElement.Parse("1.5")));
    }

    [Fact]
    public void A_time_zone_is_an_exact_id()
    {
        Assert.Equal("Asia/Kolkata", ((DateTimeZone)Leaf.TimeZone.ParseLiteral(Parser.ParseValue("\"Asia/Kolkata\""))!).Id);
        foreach (var wrong in new[] { "\"asia/kolkata\"", "\"UTC+5\"", "\"Mars\"", "\"\"" })
        {
            Assert.Equal("TIME_ZONE_UNKNOWN", Assert.Throws<GraphQLException>(() => Leaf.TimeZone.ParseValue(JsonElement.Parse(wrong))).Errors[0].Code);
        }
    }

    private static string Written(ScalarType type, object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            type.Write(writer, type.Serialize(value));
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
