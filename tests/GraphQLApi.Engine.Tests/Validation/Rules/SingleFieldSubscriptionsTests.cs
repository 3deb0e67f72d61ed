using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class SingleFieldSubscriptionsTests
{
    [Theory]
    [InlineData("subscription { visitAdded { wait } }")]
    [InlineData("subscription { visitAdded { wait } ...F } fragment F on Subscription { visitAdded { wait } }")]
    [InlineData("subscription { ... on Agent { id } visitAdded { wait } }")]
    [InlineData("{ echo a: echo }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new SingleFieldSubscriptions(), document);

    [Theory]
    [InlineData(
        "subscription S { visitAdded { wait } queueAdded { id } again: queueAdded { id } }",
        "Subscription \"S\" must select only one top level field. @1:38,1:56")]
    [InlineData(
        "subscription { visitAdded { wait } ...F }\nfragment F on Subscription { queueAdded { id } ...F }",
        "Anonymous Subscription must select only one top level field. @2:30")]
    [InlineData("subscription S { __typename }", "Subscription \"S\" must not select an introspection top level field. @1:18")]
    [InlineData(
        "subscription { visitAdded { wait } __typename }",
        "Anonymous Subscription must select only one top level field. @1:36",
        "Anonymous Subscription must not select an introspection top level field. @1:36")]
    [InlineData(
        "subscription S { visitAdded @skip(if: true) { wait } queueAdded { id } }",
        "Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection. @1:29")]
    [InlineData(
        "subscription ($a: Boolean!) { ... @include(if: $a) { visitAdded { wait } } }",
        "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. @1:35")]
    [InlineData("subscription { ... on Agent { id } }", "Anonymous Subscription must select one top level field. @1:14")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new SingleFieldSubscriptions(), document, expected);
}
