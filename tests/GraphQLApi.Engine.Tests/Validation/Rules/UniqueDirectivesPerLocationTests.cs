using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Tests.Validation.Rules;

public class UniqueDirectivesPerLocationTests
{
    [Theory]
    [InlineData(
        "{ echo @tag(name: \"a\") @tag(name: \"b\") @skip(if: true) @include(if: true) agent(id: 1) @skip(if: true) { id @skip(if: true) } }")]
    [InlineData("{ echo @nope @nope }")]
    public void Accepts(string document) => ValidationAssert.Accepts(new UniqueDirectivesPerLocation(), document);

    [Theory]
    [InlineData(
        "{ echo @skip(if: true) @skip(if: false) @skip(if: true)\n  ... @include(if: true) @include(if: true) { echo } }",
        "The directive \"@skip\" can only be used once at this location. @1:8,1:24",
        "The directive \"@skip\" can only be used once at this location. @1:8,1:41",
        "The directive \"@include\" can only be used once at this location. @2:7,2:26")]
    [InlineData(
        "type A @skip(if: true) { a: Int } { echo @skip(if: true) } extend type A @skip(if: true) type B @skip(if: true) { a: Int }",
        "The directive \"@skip\" can only be used once at this location. @1:8,1:74")]
    public void Refuses(string document, params string[] expected) => ValidationAssert.Refuses(new UniqueDirectivesPerLocation(), document, expected);
}
