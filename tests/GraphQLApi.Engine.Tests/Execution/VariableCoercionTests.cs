using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

/// <summary>Each case: variable definition, variables → what the resolver receives, or the one error. Wording checked against graphql-js 16.15.</summary>
public sealed class VariableCoercionTests
{
    public enum Channel
    {
        Chat,
        Voice,
    }

    private static readonly EnumType ChannelType = new("Channel", null, [new("CHAT", Channel.Chat), new("VOICE", Channel.Voice)]);

    private static readonly InputObjectType Time = new("Time", null, () => [new("gte", S.Int), new("lt", S.Int.NonNull()) { DefaultValue = DefaultValue.Of(9) }]);

    private static readonly InputObjectType One = new("One", null, () => [new("a", S.Int), new("b", S.String)]) { IsOneOf = true };

    private static readonly InputObjectType Where = new("Where", null, () =>
    [
        new("and", Where!.NonNull().List()),
        new("startTime", Time),
        new("name", S.String.NonNull()) { DefaultValue = DefaultValue.Of("any") },
        new("channel", ChannelType),
        new("need", S.Boolean.NonNull()),
        new("one", One),
    ]);

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        Show("where", Where), Show("int", S.Int), Show("float", S.Float), Show("string", S.String), Show("id", S.Id), Show("flag", S.Boolean),
        Show("channel", ChannelType), Show("ints", S.Int.List()), Show("grid", S.Int.NonNull().List().List()), Show("one", One),
    ]);

    [Theory]
    [InlineData("Int", "int", "1", "1")]
    [InlineData("Int", "int", "1.0", "1")]
    [InlineData("Int", "int", "1e3", "1000")]
    [InlineData("Int", "int", "null", "null")]
    [InlineData("Float", "float", "1", "1 (Double)")]
    [InlineData("Float", "float", "1.5", "1.5 (Double)")]
    [InlineData("String", "string", "\"a\"", "\"a\"")]
    [InlineData("ID", "id", "\"a\"", "\"a\"")]
    [InlineData("ID", "id", "12", "\"12\"")]
    [InlineData("Boolean", "flag", "true", "True")]
    [InlineData("Channel", "channel", "\"VOICE\"", "Voice")]
    [InlineData("[Int]", "ints", "[1,null,2]", "[1, null, 2]")]
    [InlineData("[Int]", "ints", "5", "[5]")]
    [InlineData("[[Int!]]", "grid", "[[1],2,null]", "[[1], [2], null]")]
    [InlineData("[[Int!]]", "grid", "1", "[[1]]")]
    [InlineData("Where", "where", """{"need":true}""", "{need: True, name: \"any\"}")]
    [InlineData("Where", "where", """{"startTime":{"gte":1},"need":false,"name":"x","channel":null}""", "{startTime: {gte: 1, lt: 9}, need: False, name: \"x\", channel: null}")]
    [InlineData("Where", "where", """{"and":{"need":true,"name":"y"},"need":true}""", "{and: [{need: True, name: \"y\"}], need: True, name: \"any\"}")]
    [InlineData("One", "one", """{"b":"x"}""", "{b: \"x\"}")]
    public async Task A_value_that_fits_arrives_as_its_internal_value(string type, string field, string value, string expected) => Assert.Equal(
        $$$"""{"data":{"{{{field}}}":"{{{expected.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}}""",
        await Run.Query(Query, $"query ($v: {type}) {{ {field}(v: $v) }}", $$"""{"v":{{value}}}"""));

    [Theory]
    [InlineData("Int", "int", "1.5", "Variable \"$v\" got invalid value 1.5; Int cannot represent non-integer value: 1.5", "")]
    [InlineData("Int", "int", "\"1\"", "Variable \"$v\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\"", "")]
    [InlineData("Int", "int", "2147483648", "Variable \"$v\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648", "")]
    [InlineData("Int", "int", "1e30", "Variable \"$v\" got invalid value 1e+30; Int cannot represent non 32-bit signed integer value: 1e+30", "")]
    [InlineData("Float", "float", "true", "Variable \"$v\" got invalid value true; Float cannot represent non numeric value: true", "")]
    [InlineData("String", "string", "[\"a\",1]", "Variable \"$v\" got invalid value [\"a\", 1]; String cannot represent a non string value: [\"a\", 1]", "")]
    [InlineData("ID", "id", "1.5", "Variable \"$v\" got invalid value 1.5; ID cannot represent value: 1.5", "")]
    [InlineData("Boolean", "flag", "0", "Variable \"$v\" got invalid value 0; Boolean cannot represent a non boolean value: 0", "")]
    [InlineData("Channel", "channel", "\"VOCE\"", "Variable \"$v\" got invalid value \"VOCE\"; Value \"VOCE\" does not exist in \"Channel\" enum. Did you mean the enum value \"VOICE\"?", "")]
    [InlineData("Channel", "channel", "1", "Variable \"$v\" got invalid value 1; Enum \"Channel\" cannot represent non-string value: 1.", "")]
    [InlineData("[Int]", "ints", "[1,\"a\"]", "Variable \"$v\" got invalid value \"a\" at \"v[1]\"; Int cannot represent non-integer value: \"a\"", "[1]")]
    [InlineData("[[Int!]]", "grid", "[[1,null]]", "Variable \"$v\" got invalid value null at \"v[0][1]\"; Expected non-nullable type \"Int!\" not to be null.", "[0][1]")]
    [InlineData("Where", "where", "1", "Variable \"$v\" got invalid value 1; Expected type \"Where\" to be an object.", "")]
    [InlineData("Where", "where", "{}", "Variable \"$v\" got invalid value {}; Field \"need\" of required type \"Boolean!\" was not provided.", "")]
    [InlineData("Where", "where", """{"need":null}""", "Variable \"$v\" got invalid value null at \"v.need\"; Expected non-nullable type \"Boolean!\" not to be null.", ".need")]
    [InlineData("Where", "where", """{"need":true,"nam":"x"}""", "Variable \"$v\" got invalid value { need: true, nam: \"x\" }; Field \"nam\" is not defined by type \"Where\". Did you mean \"name\" or \"and\"?", "")]
    [InlineData("Where", "where", """{"need":true,"startTime":{"gte":"soon"}}""", "Variable \"$v\" got invalid value \"soon\" at \"v.startTime.gte\"; Int cannot represent non-integer value: \"soon\"", ".startTime.gte")]
    [InlineData("Where", "where", """{"need":true,"and":[{"need":true,"and":[{"need":{"a":{"b":{}}}}]}]}""", "Variable \"$v\" got invalid value { a: { b: {} } } at \"v.and[0].and[0].need\"; Boolean cannot represent a non boolean value: { a: { b: {} } }", ".and[0].and[0].need")]
    [InlineData("One", "one", "{}", "Variable \"$v\" got invalid value {}; Exactly one key must be specified for OneOf type \"One\".", "")]
    [InlineData("One", "one", """{"a":1,"b":"x"}""", "Variable \"$v\" got invalid value { a: 1, b: \"x\" }; Exactly one key must be specified for OneOf type \"One\".", "")]
    [InlineData("One", "one", """{"a":null}""", "Variable \"$v\" got invalid value null at \"v.a\"; Field \"a\" must be non-null.", ".a")]
    [InlineData("Int!", "int", "null", "Variable \"$v\" of non-null type \"Int!\" must not be null.", null)]
    public async Task A_value_that_does_not_fit_is_refused_with_its_path(string type, string field, string value, string message, string? path)
    {
        var inputPath = path is null ? "" : $",\"inputPath\":\"$v{path}\"";
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message.Replace("\"", "\\\"", StringComparison.Ordinal)}}}","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"{{{inputPath}}}}}]}""",
            await Run.Query(Query, $"query ($v: {type}) {{ {field}(v: $v) }}", $$"""{"v":{{value}}}"""));
    }

    [Theory]
    [InlineData("query ($v: Int = 4) { int(v: $v) }", null, """{"data":{"int":"4"}}""")]
    [InlineData("query ($v: Int = 4) { int(v: $v) }", """{"v":null}""", """{"data":{"int":"null"}}""")]
    [InlineData("query ($v: Int) { int(v: $v) }", "{}", """{"data":{"int":"absent"}}""")]
    [InlineData("query ($v: Int) { ints(v: [1, $v]) }", "{}", """{"data":{"ints":"[1, null]"}}""")]
    [InlineData("query ($v: String) { where(v: { need: true, name: $v, startTime: { lt: 3 } }) }", "{}", """{"data":{"where":"{need: True, startTime: {lt: 3}, name: \"any\"}"}}""")]
    [InlineData("query ($v: Channel = CHAT) { where(v: { channel: $v, need: false }) }", "{}", """{"data":{"where":"{channel: Chat, need: False, name: \"any\"}"}}""")]
    [InlineData("{ where(v: { one: { a: 1 }, need: true, channel: VOICE }) int(v: null) }", null, """{"data":{"where":"{one: {a: 1}, need: True, channel: Voice, name: \"any\"}","int":"null"}}""")]
    public async Task Absent_null_and_default_stay_apart(string query, string? variables, string expected) =>
        Assert.Equal(expected, await Run.Query(Query, query, variables));

    [Fact]
    public async Task Several_wrong_variables_are_reported_together() => Assert.Equal(
        """{"errors":[{"message":"Variable \"$a\" of required type \"Int!\" was not provided.","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}},{"message":"Variable \"$b\" got invalid value \"x\"; Int cannot represent non-integer value: \"x\"","locations":[{"line":1,"column":18}],"extensions":{"code":"BAD_USER_INPUT","inputPath":"$b"}}]}""",
        await Run.Query(Query, "query ($a: Int!, $b: Int) { a: int(v: $a) b: int(v: $b) }", """{"b":"x"}"""));

    [Fact]
    public async Task A_list_beyond_its_limit_is_refused() => Assert.Equal(
        """{"errors":[{"message":"Variable \"$v\" got invalid value [1, 2, 3]; List has 3 items, at most 2 are allowed.","locations":[{"line":1,"column":8}],"extensions":{"code":"LIST_TOO_LONG","inputPath":"$v"}}]}""",
        await Run.Query(Query, "query ($v: [Int]) { ints(v: $v) }", """{"v":[1,2,3]}""", options: new EngineOptions { MaxListLength = 2 }));

    private static FieldDefinition Show(string name, GraphQLType type) => new(name, S.String)
    {
        Arguments = [new("v", type)],
        ResolveObject = static context => ValueTask.FromResult<object?>(context.Arguments.Has("v") ? Text(context.Arguments["v"]) : "absent"),
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        double number => $"{number} (Double)",
        IReadOnlyDictionary<string, object?> members => "{" + string.Join(", ", members.Select(member => $"{member.Key}: {Text(member.Value)}")) + "}",
        IReadOnlyList<object?> items => "[" + string.Join(", ", items.Select(Text)) + "]",
        _ => value.ToString() ?? "",
    };
}
