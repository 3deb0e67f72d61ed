using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.1.1: a spread must mean one fragment.</summary>
internal sealed class UniqueFragmentNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        walk.FragmentDefinitionEntered += fragment =>
        {
            var name = fragment.Name;
            if (!known.TryAdd(name.Value, name))
                context.Report(this, $"There can be only one fragment named \"{name.Value}\".", known[name.Value], name);
        };
    }
}
