using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.6.3: each field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.ObjectValueEntered += value =>
    {
        if (value.Fields.Length < 2)
            return;
        var known = new Dictionary<string, NameNode>(value.Fields.Length, StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
                context.Report(this, $"There can be only one input field named \"{field.Name.Value}\".", known[field.Name.Value], field.Name);
        }
    };
}
