using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class FragmentsOnCompositeTypesTests
{
    [Theory]
    [InlineData("{ anyone { ... on Agent { id } ... on Node { id } ... on Anyone { __typename } ... { __typename } } }")]
    [InlineData("{ echo ... on Unknown { a } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new FragmentsOnCompositeTypes(), document);

    [Theory]
    [InlineData(
        "{ node(id: 1) { ... on Status { a } ... on Int { a } } }\nfragment F on Range { gte }",
        "Fragment cannot condition on non composite type \"Status\". @1:24",
        "Fragment cannot condition on non composite type \"Int\". @1:44",
        "Fragment \"F\" cannot condition on non composite type \"Range\". @2:15")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new FragmentsOnCompositeTypes(), document, expected);
}
