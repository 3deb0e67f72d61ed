using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Tests.Execution;
using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Response;

public sealed class ResponseWriterTests
{
    private static readonly EnumType Channel = new("Channel", null, [new("CHAT", DayOfWeek.Monday), new("VOICE", DayOfWeek.Friday)]);

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("texts", S.String.List()) { Resolve = static _ => new[] { "a\"b\\c", "é–😀", "<&'+>", "tab\tnul\0", "\ud800" } },
        new("channels", Channel.NonNull().List()) { Resolve = static _ => new[] { DayOfWeek.Friday, DayOfWeek.Monday } },
        new("wrongChannel", Channel) { Resolve = static _ => DayOfWeek.Sunday },
        new("at", new Clock()) { Resolve = static _ => 1_700_000_000_123L },
        new("json", new Json()) { Resolve = static _ => JsonDocument.Parse("""{"b":[1,null],"a":"x"}""").RootElement },
    ]);

    [Theory]
    [InlineData("{ texts }", "{\"data\":{\"texts\":[\"a\\\"b\\\\c\",\"é–\\uD83D\\uDE00\",\"<&'+>\",\"tab\\tnul\\u0000\",\"\\uFFFD\"]}}")]
    [InlineData("{ channels }", """{"data":{"channels":["VOICE","CHAT"]}}""")]
    [InlineData("{ wrongChannel }", """{"errors":[{"message":"Enum \"Channel\" cannot represent value: Sunday","locations":[{"line":1,"column":3}],"path":["wrongChannel"],"extensions":{"code":"INTERNAL"}}],"data":{"wrongChannel":null}}""")]
    [InlineData("{ at }", """{"data":{"at":"2023-11-14T22:13:20.123Z"}}""")]
    [InlineData("{ json }", """{"data":{"json":{"b":[1,null],"a":"x"}}}""")]
    public async Task Leaves_are_written_by_their_type(string query, string expected) => Assert.Equal(expected, await Run.Query(Query, query));

    [Fact]
    public void An_error_shows_code_and_extensions_and_leaves_out_what_it_has_not()
    {
        var error = new GraphQLError("No.")
        {
            Code = "NO",
            Path = new ResponsePath(new ResponsePath(new ResponsePath(null, "a"), 0), "b"),
            Extensions = new Dictionary<string, object?> { ["limit"] = 5, ["names"] = new[] { "x" }, ["nested"] = new Dictionary<string, object?> { ["y"] = null } },
        };
        Assert.Equal(
            """{"errors":[{"message":"No.","path":["a",0,"b"],"extensions":{"code":"NO","limit":5,"names":["x"],"nested":{"y":null}}},{"message":"Bare."}]}""",
            ResponseWriter.ToJson(ExecutionResult.Refused(RequestStep.Validate, error, new GraphQLError("Bare."))));
    }

    [Fact]
    public void Writing_twice_into_one_buffer_appends()
    {
        var buffer = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(ExecutionResult.Refused(RequestStep.Parse, new GraphQLError("a")), buffer);
        ResponseWriter.Write(ExecutionResult.Refused(RequestStep.Parse, new GraphQLError("b")), buffer);
        Assert.Equal("""{"errors":[{"message":"a"}]}{"errors":[{"message":"b"}]}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Unix milliseconds out as RFC 3339, formatted into the writer without a text between.</summary>
    private sealed class Clock() : ScalarType("Clock")
    {
        public override object? ParseLiteral(ValueNode literal) => null;

        public override object? ParseValue(JsonElement value) => null;

        public override object Serialize(object value) => value;

        public override void Write(Utf8JsonWriter writer, object value)
        {
            Span<byte> text = stackalloc byte[24];
            DateTimeOffset.FromUnixTimeMilliseconds((long)value).UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
            writer.WriteStringValue(text[..length]);
        }
    }

    private sealed class Json() : ScalarType("Json")
    {
        public override object? ParseLiteral(ValueNode literal) => null;

        public override object? ParseValue(JsonElement value) => null;

        public override object Serialize(object value) => value;
    }
}
