using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.3.1: the field exists on the type around it. A field that some possible type has suggests that type, else similar names are suggested.</summary>
internal sealed class FieldsOnCorrectType : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.FieldEntered += field =>
    {
        if (walk.Types.ParentType is not { } parent || walk.Types.Field is not null)
            return;
        var name = field.Name.Value;
        var suggestion = DidYouMean.Format(TypesThatHave(context.Schema, parent, name), "to use an inline fragment on");
        if (suggestion.Length == 0 && parent is IFieldsType type)
            suggestion = DidYouMean.Suggest(name, type.Fields.Keys);
        context.Report(this, $"Cannot query field \"{name}\" on type \"{parent}\".{suggestion}", field);
    };

    // Interfaces that more of the possible types share come first, then more general ones, then by name.
    private static string[] TypesThatHave(Schema schema, CompositeType parent, string name)
    {
        if (parent is not AbstractType type)
            return [];
        var uses = new Dictionary<NamedType, int>();
        foreach (var possible in schema.PossibleTypes(type).Where(possible => possible.Fields.ContainsKey(name)))
        {
            uses[possible] = 1;
            foreach (var shared in possible.Interfaces.Where(shared => shared.Fields.ContainsKey(name)))
                uses[shared] = uses.GetValueOrDefault(shared) + 1;
        }
        return [.. uses.Keys.Order(Comparer<NamedType>.Create((a, b) => Compare(schema, uses, a, b))).Select(candidate => candidate.Name)];
    }

    private static int Compare(Schema schema, Dictionary<NamedType, int> uses, NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b))
            return 0;
        if (uses[a] != uses[b])
            return uses[b].CompareTo(uses[a]);
        if (a is InterfaceType && schema.IsSubtype(b, a))
            return -1;
        return b is InterfaceType && schema.IsSubtype(a, b) ? 1 : NaturalOrder.Instance.Compare(a.Name, b.Name);
    }
}
