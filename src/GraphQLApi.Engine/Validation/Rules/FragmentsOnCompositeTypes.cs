using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.1.3: only objects, interfaces and unions have fields to select.</summary>
internal sealed class FragmentsOnCompositeTypes : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.InlineFragmentEntered += fragment =>
        {
            if (fragment.TypeCondition is { } condition && IsLeafOrInput(context, condition))
                context.Report(this, $"Fragment cannot condition on non composite type \"{condition}\".", condition);
        };
        walk.FragmentDefinitionEntered += fragment =>
        {
            if (IsLeafOrInput(context, fragment.TypeCondition))
                context.Report(this, $"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type \"{fragment.TypeCondition}\".", fragment.TypeCondition);
        };
    }

    private static bool IsLeafOrInput(ValidationContext context, NamedTypeNode condition) =>
        context.Schema.FindType(condition) is not (null or CompositeType);
}
