using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Validation;

namespace GraphQLApi.Engine.Tests.Validation;

internal static class ValidationAssert
{
    public static void Accepts(ValidationRule rule, string document) => Refuses(rule, document);

    /// <summary>Each expected error as <c>message @line:column[,line:column…]</c>.</summary>
    public static void Refuses(ValidationRule rule, string document, params string[] expected) =>
        Assert.Equal(expected, Judge(document, [rule]));

    public static string[] Judge(string document, IReadOnlyList<ValidationRule> rules) =>
    [
        .. Validator.Validate(ContactSchema.Instance, Parser.Parse(document), rules, maxErrors: 100)
            .Select(error => $"{error.Message} @{string.Join(',', error.Locations.Select(place => $"{place.Line}:{place.Column}"))}"),
    ];
}
