using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.3.3: leaves have no selections, everything else has some.</summary>
internal sealed class ScalarLeafs : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.FieldEntered += field =>
    {
        if (walk.Types.Type is not { } type)
            return;
        var name = field.Name.Value;
        if (type.Named is not CompositeType)
        {
            if (field.SelectionSet is { } selections)
                context.Report(this, $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
        }
        else if (field.SelectionSet is null)
        {
            context.Report(this, $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        }
    };
}
