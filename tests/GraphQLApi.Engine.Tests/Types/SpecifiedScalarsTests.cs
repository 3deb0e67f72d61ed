using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Tests.Types;

/// <summary>Result and literal coercion as tables; variables are in VariableCoercionTests. Answers checked against graphql-js 16.15.</summary>
public sealed class SpecifiedScalarsTests
{
    public static TheoryData<string, object, string> ResultCases => new()
    {
        { "Int", 1, "1" },
        { "Int", 123L, "123" },
        { "Int", (short)5, "5" },
        { "Int", -1.0, "-1" },
        { "Int", 1e5, "100000" },
        { "Int", true, "1" },
        { "Int", "123", "123" },
        { "Int", 0.1, "Int cannot represent non-integer value: 0.1" },
        { "Int", 9876504321L, "Int cannot represent non 32-bit signed integer value: 9876504321" },
        { "Int", "one", "Int cannot represent non-integer value: \"one\"" },
        { "Int", "", "Int cannot represent non-integer value: \"\"" },
        { "Float", 1, "1" },
        { "Float", 1.1, "1.1" },
        { "Float", 0.1f, "0.10000000149011612" },
        { "Float", 12.34m, "12.34" },
        { "Float", "123.5", "123.5" },
        { "Float", false, "0" },
        { "Float", double.NaN, "Float cannot represent non numeric value: NaN" },
        { "Float", double.PositiveInfinity, "Float cannot represent non numeric value: Infinity" },
        { "String", "é\"<\n", "\"é\\\"<\\n\"" },
        { "String", 1.5, "\"1.5\"" },
        { "String", true, "\"true\"" },
        { "String", new[] { 1 }, "String cannot represent value: [Int32[]]" },
        { "Boolean", true, "true" },
        { "Boolean", 0, "false" },
        { "Boolean", "true", "Boolean cannot represent a non boolean value: \"true\"" },
        { "ID", "abc", "\"abc\"" },
        { "ID", 123L, "\"123\"" },
        { "ID", 3.14, "ID cannot represent value: 3.14" },
        { "ID", true, "ID cannot represent value: true" },
    };

    [Theory]
    [MemberData(nameof(ResultCases))]
    public void Results(string scalar, object value, string expected) => Assert.Equal(expected, Answer(Find(scalar), value));

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "1.5e2", "150")]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "\"\"\"\n  a\n   b\n\"\"\"", "a\n b")]
    [InlineData("String", "A", "String cannot represent a non string value: A")]
    [InlineData("Boolean", "true", "True")]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("ID", "1.5", "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("ID", "{a: [1]}", "ID cannot represent a non-string and non-integer value: {a: [1]}")]
    public void Literals(string scalar, string literal, string expected)
    {
        string? answer;
        try
        {
            answer = Find(scalar).ParseLiteral(Parser.ParseValue(literal))?.ToString();
        }
        catch (GraphQLException refusal)
        {
            answer = refusal.Message;
        }

        Assert.Equal(expected, answer);
    }

    private static ScalarType Find(string name) => SpecifiedScalars.All.Single(scalar => scalar.Name == name);

    private static string Answer(ScalarType scalar, object value)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            scalar.Write(writer, scalar.Serialize(value));
            writer.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (GraphQLException refusal)
        {
            return refusal.Message;
        }
    }
}
