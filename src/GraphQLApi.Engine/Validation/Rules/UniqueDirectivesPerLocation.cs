using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.7.3: only a repeatable directive may stand twice at one place.</summary>
internal sealed class UniqueDirectivesPerLocation : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        Node? place = null;
        walk.DirectiveEntered += directive =>
        {
            // Directives of one place are visited one after the other, so one dictionary serves all places.
            if (!ReferenceEquals(place, walk.Parent))
                seen.Clear();
            place = walk.Parent;
            var name = directive.Name.Value;
            if (context.Schema.Directives.TryGetValue(name, out var definition) && !definition.IsRepeatable && !seen.TryAdd(name, directive))
                context.Report(this, $"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
        };
    }
}
