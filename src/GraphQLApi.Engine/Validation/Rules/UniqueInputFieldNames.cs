using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.6.3: each field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        var known = new Dictionary<Node, Dictionary<string, NameNode>>(ReferenceEqualityComparer.Instance);
        walk.ObjectFieldEntered += field =>
        {
            if (walk.Parent is not ObjectValueNode { Fields.Length: > 1 } parent)
                return;
            if (!known.TryGetValue(parent, out var names))
                known.Add(parent, names = new Dictionary<string, NameNode>(StringComparer.Ordinal));
            if (!names.TryAdd(field.Name.Value, field.Name))
                context.Report(this, $"There can be only one input field named \"{field.Name.Value}\".", names[field.Name.Value], field.Name);
        };
    }
}
