using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class VariablesInAllowedPositionTests
{
    [Theory]
    [InlineData(
        "query ($a: Int, $b: ID!, $c: [ID!]!, $d: Int = 1, $e: Int!) { echo(int: $a, need: $d) agent(id: $b) { id } queues(ids: $c, first: $e) { id } }")]
    [InlineData("query ($a: Int) { echo(need: $a) }")]
    [InlineData("query ($k: ID!, $l: String) { a: queue(key: {id: $k}) { id } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new VariablesInAllowedPosition(), document);

    [Theory]
    [InlineData(
        "query ($a: Int, $b: ID) { queues(matrix: [[$a]]) { visits(where: {minimum: $a}) { wait } } queues2: queues(ids: $b) { id } }",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". @1:8,1:44",
        "Variable \"$b\" of type \"ID\" used in position expecting type \"[ID!]\". @1:17,1:113")]
    [InlineData(
        "query ($a: String, $b: ID, $c: [ID], $d: Int = null) { echo(int: $a, need: $d) agent(id: $b) { id } queues(ids: $c) { id } }",
        "Variable \"$a\" of type \"String\" used in position expecting type \"Int\". @1:8,1:66",
        "Variable \"$b\" of type \"ID\" used in position expecting type \"ID!\". @1:20,1:90",
        "Variable \"$c\" of type \"[ID]\" used in position expecting type \"[ID!]\". @1:28,1:113")]
    [InlineData(
        "query A($a: Int) { ...F }\nfragment F on Query { echo @skip(if: $a) queues(ids: [$a]) { id } }",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Boolean!\". @1:9,2:38",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"ID!\". @1:9,2:55")]
    [InlineData(
        "mutation ($k: ID) { addQueue(input: {label: \"a\", key: {id: $k}}) { id } }",
        "Variable \"$k\" is of type \"ID\" but must be non-nullable to be used for OneOf Input Object \"Key\". @1:11,1:60")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new VariablesInAllowedPosition(), document, expected);
}
