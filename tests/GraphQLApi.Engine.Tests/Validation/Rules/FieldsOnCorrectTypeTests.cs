using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class FieldsOnCorrectTypeTests
{
    [Theory]
    [InlineData("{ echo __typename agent(id: 1) { id __typename } __schema { types { name } } anyone { __typename } }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new FieldsOnCorrectType(), document);

    [Theory]
    [InlineData("{ unknownType { a } ... on Nope { a } }", "Cannot query field \"unknownType\" on type \"Query\". @1:3")]
    [InlineData(
        "{ ecko agent(id: 1) { skils __schema } }",
        "Cannot query field \"ecko\" on type \"Query\". Did you mean \"echo\"? @1:3",
        "Cannot query field \"skils\" on type \"Agent\". Did you mean \"skills\"? @1:23",
        "Cannot query field \"__schema\" on type \"Agent\". @1:29")]
    [InlineData(
        "{ anyone { id name } }",
        "Cannot query field \"id\" on type \"Anyone\". Did you mean to use an inline fragment on \"Node\", \"Agent\", or \"Bot\"? @1:12",
        "Cannot query field \"name\" on type \"Anyone\". Did you mean to use an inline fragment on \"Party\", \"Agent\", or \"Bot\"? @1:15")]
    [InlineData(
        "{ party { id skills name } node(id: 1) { model laod } }",
        "Cannot query field \"id\" on type \"Party\". Did you mean to use an inline fragment on \"Node\", \"Agent\", or \"Bot\"? @1:11",
        "Cannot query field \"skills\" on type \"Party\". Did you mean to use an inline fragment on \"Agent\"? @1:14",
        "Cannot query field \"model\" on type \"Node\". Did you mean to use an inline fragment on \"Bot\"? @1:42",
        "Cannot query field \"laod\" on type \"Node\". @1:48")]
    [InlineData("mutation { __schema { types { name } } }", "Cannot query field \"__schema\" on type \"Mutation\". @1:12")]
    [InlineData(
        "{ a: nope { b } }\nfragment F on Visit { waits ... on Agent { loads } }",
        "Cannot query field \"nope\" on type \"Query\". Did you mean \"node\"? @1:3",
        "Cannot query field \"waits\" on type \"Visit\". Did you mean \"wait\" or \"party\"? @2:23",
        "Cannot query field \"loads\" on type \"Agent\". Did you mean \"load\"? @2:44")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new FieldsOnCorrectType(), document, expected);
}
