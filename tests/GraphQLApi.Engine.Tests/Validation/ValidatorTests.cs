using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Validation;

namespace GraphQLApi.Engine.Tests.Validation;

public class ValidatorTests
{
    [Fact]
    public void A_valid_document_has_no_errors() =>
        Assert.Empty(ValidationAssert.Judge("query Q($id: ID!) { agent(id: $id) { id ...F } } fragment F on Agent { name }", SpecifiedRules.All));

    [Fact]
    public void Errors_of_several_rules_come_in_the_order_of_the_text() =>
        Assert.Equal(
            [
                "Unknown type \"Unknown\". @1:12",
                "Cannot query field \"ecko\" on type \"Query\". Did you mean \"echo\"? @1:23",
                "Unknown fragment \"Gone\". @1:31",
                "Variable \"$b\" is not defined. @1:46,1:1",
                "Variable \"$a\" is never used. @1:8",
            ],
            ValidationAssert.Judge("query ($a: Unknown) { ecko ...Gone echo(int: $b) }", SpecifiedRules.All));

    [Fact]
    public void Every_error_carries_the_code_and_its_rule()
    {
        var error = Assert.Single(Validator.Validate(ContactSchema.Instance, Parser.Parse("{ nope }"), new EngineOptions()));

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.Code);
        Assert.Equal("FieldsOnCorrectType", error.Rule);
        Assert.Null(error.Path);
    }

    [Fact]
    public void The_list_ends_at_the_limit_with_a_sentence_that_says_so()
    {
        var document = Parser.Parse("{" + string.Concat(Enumerable.Repeat(" zzzzz", 1_000)) + " }");

        var errors = Validator.Validate(ContactSchema.Instance, document, new EngineOptions { MaxErrors = 3 });

        Assert.Equal(4, errors.Count);
        Assert.Equal("Cannot query field \"zzzzz\" on type \"Query\".", errors[2].Message);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[3].Message);
    }

    [Fact]
    public void A_document_over_a_limit_is_not_judged_by_the_rules()
    {
        var error = Assert.Single(Validator.Validate(ContactSchema.Instance, Parser.Parse("{ nope { nope { nope } } }"), new EngineOptions { MaxDepth = 2 }));

        Assert.Equal("DEPTH_EXCEEDED", error.Code);
    }
}
