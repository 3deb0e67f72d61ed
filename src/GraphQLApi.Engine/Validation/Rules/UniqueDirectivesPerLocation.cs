using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.7.3: only a repeatable directive may stand twice at one place.</summary>
internal sealed class UniqueDirectivesPerLocation : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var here = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        var parts = new Dictionary<string, Dictionary<string, DirectiveNode>>(StringComparer.Ordinal);
        var seen = here;
        Node? place = null;
        walk.DirectiveEntered += directive =>
        {
            // Directives of one place are visited one after the other, so one dictionary serves all places but types, whose parts are one place.
            if (!ReferenceEquals(place, walk.Parent))
            {
                here.Clear();
                seen = TypeName(walk.Parent) is { } type ? parts.TryGetValue(type, out var known) ? known : parts[type] = new(StringComparer.Ordinal) : here;
            }

            place = walk.Parent;
            var name = directive.Name.Value;
            if (context.Schema.Directives.TryGetValue(name, out var definition) && !definition.IsRepeatable && !seen.TryAdd(name, directive))
                context.Report(this, $"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
        };
    }

    // A type's definition and its extensions; the schema's have no name, and no other definition has an empty one.
    private static string? TypeName(Node? parent) => parent switch
    {
        TypeDefinitionNode definition => definition.Name.Value,
        TypeExtensionNode extension => extension.Name.Value,
        SchemaDefinitionNode or SchemaExtensionNode => "",
        _ => null,
    };
}
