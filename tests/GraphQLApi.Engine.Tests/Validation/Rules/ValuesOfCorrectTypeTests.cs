using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class ValuesOfCorrectTypeTests
{
    [Theory]
    [InlineData("{ echo(int: 1, float: 2, text: \"a\", flag: true, id: 3, status: READY, json: {a: [1, {b: READY}]}, need: 4) }")]
    [InlineData("{ echo(int: null, float: 1.5, text: \"\"\"b\"\"\", id: \"x\", status: null, json: null) }")]
    [InlineData(
        "query ($a: Int) { queues(ids: [\"a\", 1], matrix: [[1], null, [$a]], first: 1) { visits(where: {wait: {gte: 1}, status: READY, and: {minimum: 1}}) { wait } } }")]
    [InlineData("{ echo(unknown: {a: 1}) nope(int: \"a\") }")]
    [InlineData("query ($a: Int = 1, $b: [Status!] = READY, $c: Key = {id: 1}) { echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new ValuesOfCorrectType(), document);

    [Theory]
    [InlineData(
        "{ echo(int: \"1\", float: \"1\", text: 1, flag: 1, id: 1.5, status: \"READY\") }",
        "Int cannot represent non-integer value: \"1\" @1:13",
        "Float cannot represent non numeric value: \"1\" @1:25",
        "String cannot represent a non string value: 1 @1:36",
        "Boolean cannot represent a non boolean value: 1 @1:45",
        "ID cannot represent a non-string and non-integer value: 1.5 @1:52",
        "Enum \"Status\" cannot represent non-enum value: \"READY\". Did you mean the enum value \"READY\"? @1:65")]
    [InlineData(
        "{ echo(int: 1.0, flag: READY, status: BUSSY, text: READY, id: true) }",
        "Int cannot represent non-integer value: 1.0 @1:13",
        "Boolean cannot represent a non boolean value: READY @1:24",
        "Value \"BUSSY\" does not exist in \"Status\" enum. Did you mean the enum value \"BUSY\"? @1:39",
        "String cannot represent a non string value: READY @1:52",
        "ID cannot represent a non-string and non-integer value: true @1:63")]
    [InlineData(
        "{ echo(int: 2147483648, need: null, float: true, status: 1) }",
        "Int cannot represent non 32-bit signed integer value: 2147483648 @1:13",
        "Expected value of type \"Int!\", found null. @1:31",
        "Float cannot represent non numeric value: true @1:44",
        "Enum \"Status\" cannot represent non-enum value: 1. @1:58")]
    [InlineData(
        "{ echo(int: [1], text: {a: 1}) queues(ids: [null, 1.5, \"a\"], matrix: [1, [\"a\"]], first: {a: 1}) { id } }",
        "Int cannot represent non-integer value: [1] @1:13",
        "String cannot represent a non string value: {a: 1} @1:24",
        "Expected value of type \"ID!\", found null. @1:45",
        "ID cannot represent a non-string and non-integer value: 1.5 @1:51",
        "Int cannot represent non-integer value: \"a\" @1:75",
        "Int cannot represent non-integer value: {a: 1} @1:89")]
    [InlineData(
        "{ queues { visits(where: {wiat: {gte: 1}, minimum: null, status: [READY, \"x\"], and: [5]}) { wait } } }",
        "Field \"wiat\" is not defined by type \"VisitFilter\". Did you mean \"wait\"? @1:27",
        "Expected value of type \"Int!\", found null. @1:52",
        "Enum \"Status\" cannot represent non-enum value: \"x\". @1:74",
        "Expected value of type \"VisitFilter!\", found 5. @1:86")]
    [InlineData(
        "{ queues { visits(where: 5) { wait } a: visits(where: [{label: \"x\"}]) { wait } } }",
        "Expected value of type \"VisitFilter\", found 5. @1:26",
        "Expected value of type \"VisitFilter\", found [{label: \"x\"}]. @1:55")]
    [InlineData(
        "mutation { addQueue(input: {size: 1, key: {}}) { id } }",
        "Field \"NewQueue.label\" of required type \"String!\" was not provided. @1:28",
        "OneOf Input Object \"Key\" must specify exactly one key. @1:43")]
    [InlineData(
        "{ a: queue(key: {}) { id } b: queue(key: {id: 1, label: \"x\"}) { id } c: queue(key: {label: null}) { id } d: queue(key: {nope: 1}) { id } }",
        "OneOf Input Object \"Key\" must specify exactly one key. @1:17",
        "OneOf Input Object \"Key\" must specify exactly one key. @1:42",
        "Field \"Key.label\" must be non-null. @1:84",
        "Field \"nope\" is not defined by type \"Key\". @1:121")]
    [InlineData(
        "query ($a: Int = \"x\", $b: [Int!] = [1, null], $c: Range = {gte: 1.5}, $d: Int! = null) { echo }",
        "Int cannot represent non-integer value: \"x\" @1:18",
        "Expected value of type \"Int!\", found null. @1:40",
        "Int cannot represent non-integer value: 1.5 @1:65",
        "Expected value of type \"Int!\", found null. @1:82")]
    [InlineData(
        "{ echo @skip(if: \"true\") @tag(name: 5) }",
        "Boolean cannot represent a non boolean value: \"true\" @1:18",
        "String cannot represent a non string value: 5 @1:37")]
    [InlineData("{ agent(id: null) { id } }", "Expected value of type \"ID!\", found null. @1:13")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new ValuesOfCorrectType(), document, expected);
}
