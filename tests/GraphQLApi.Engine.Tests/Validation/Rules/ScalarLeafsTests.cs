using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class ScalarLeafsTests
{
    [Theory]
    [InlineData("{ echo agent(id: 1) { id skills } }")]
    [InlineData("{ unknown { a } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new ScalarLeafs(), document);

    [Theory]
    [InlineData(
        "{ echo { a } agent(id: 1) { skills { a } status { a } } }",
        "Field \"echo\" must not have a selection since type \"String\" has no subfields. @1:8",
        "Field \"skills\" must not have a selection since type \"[String!]!\" has no subfields. @1:36",
        "Field \"status\" must not have a selection since type \"Status\" has no subfields. @1:49")]
    [InlineData(
        "{ queues agent(id: 1) node(id: 1) anyone }",
        "Field \"queues\" of type \"[Queue!]!\" must have a selection of subfields. Did you mean \"queues { ... }\"? @1:3",
        "Field \"agent\" of type \"Agent\" must have a selection of subfields. Did you mean \"agent { ... }\"? @1:10",
        "Field \"node\" of type \"Node\" must have a selection of subfields. Did you mean \"node { ... }\"? @1:23",
        "Field \"anyone\" of type \"Anyone\" must have a selection of subfields. Did you mean \"anyone { ... }\"? @1:35")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new ScalarLeafs(), document, expected);
}
