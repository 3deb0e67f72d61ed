using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class NoUndefinedVariablesTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: VisitFilter) { echo(int: $a) ...F } fragment F on Query { queues { visits(where: $b) { wait } } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new NoUndefinedVariables(), document);

    [Theory]
    [InlineData(
        "query A { echo(int: $a) queues(ids: [\"x\", $b]) { visits(where: {wait: {gte: $c}}) { wait } } }",
        "Variable \"$a\" is not defined by operation \"A\". @1:21,1:1",
        "Variable \"$b\" is not defined by operation \"A\". @1:43,1:1",
        "Variable \"$c\" is not defined by operation \"A\". @1:77,1:1")]
    [InlineData(
        "query A($a: Int) { ...F }\nquery B { ...F }\nfragment F on Query { echo(int: $a) @include(if: $c) }",
        "Variable \"$c\" is not defined by operation \"A\". @3:50,1:1",
        "Variable \"$a\" is not defined by operation \"B\". @3:33,2:1",
        "Variable \"$c\" is not defined by operation \"B\". @3:50,2:1")]
    [InlineData("{ echo(int: $a) }", "Variable \"$a\" is not defined. @1:13,1:1")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new NoUndefinedVariables(), document, expected);
}
