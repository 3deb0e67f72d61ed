using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Types.Directives;

/// <summary>The directives of the specification (§3.13), part of every schema. Descriptions are those of the reference implementation.</summary>
public static class SpecifiedDirectives
{
    /// <summary>What <c>@deprecated</c> says where no reason is given.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly DirectiveLocation[] Selections =
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment];

    /// <summary><c>@include(if:)</c>, §3.13.2.</summary>
    public static DirectiveDefinition Include { get; } = new("include", Selections)
    {
        Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
        Arguments = [new("if", SpecifiedScalars.Boolean.NonNull()) { Description = "Included when true." }],
    };

    /// <summary><c>@skip(if:)</c>, §3.13.1.</summary>
    public static DirectiveDefinition Skip { get; } = new("skip", Selections)
    {
        Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
        Arguments = [new("if", SpecifiedScalars.Boolean.NonNull()) { Description = "Skipped when true." }],
    };

    /// <summary><c>@deprecated(reason:)</c>, §3.13.3.</summary>
    public static DirectiveDefinition Deprecated { get; } = new(
        "deprecated",
        DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue)
    {
        Description = "Marks an element of a GraphQL schema as no longer supported.",
        Arguments =
        [
            new("reason", SpecifiedScalars.String.NonNull())
            {
                Description = "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. "
                    + "Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
                DefaultValue = DefaultValue.Of(DefaultDeprecationReason),
            },
        ],
    };

    /// <summary><c>@specifiedBy(url:)</c>, §3.13.4.</summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.",
        Arguments = [new("url", SpecifiedScalars.String.NonNull()) { Description = "The URL that specifies the behavior of this scalar." }],
    };

    /// <summary><c>@oneOf</c>, §3.13.5.</summary>
    public static DirectiveDefinition OneOf { get; } = new("oneOf", DirectiveLocation.InputObject)
    {
        Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
    };

    /// <summary>All five, in the order introspection lists them.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
