using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.4.1: the field or directive has such an argument.</summary>
internal sealed class KnownArgumentNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.DirectiveEntered += directive =>
        {
            if (walk.Types.Directive is not { } definition)
                return;
            foreach (var argument in directive.Arguments)
                Check(context, argument, definition.Arguments, $"directive \"@{definition.Name}\"");
        };
        walk.ArgumentEntered += argument =>
        {
            if (walk.Parent is FieldNode && walk.Types is { Field: { } field, ParentType: { } parent })
                Check(context, argument, field.Arguments, $"field \"{parent}.{field.Name}\"");
        };
    }

    private void Check(ValidationContext context, ArgumentNode argument, IReadOnlyList<ArgumentDefinition> known, string owner)
    {
        var name = argument.Name.Value;
        if (known.All(definition => definition.Name != name))
            context.Report(this, $"Unknown argument \"{name}\" on {owner}.{DidYouMean.Suggest(name, known.Select(definition => definition.Name))}", argument);
    }
}
