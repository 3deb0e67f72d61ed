using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>A field with a resolver of its own; it can be neither filtered nor sorted by.</summary>
internal sealed class ComputedField(string name, Func<FieldDefinition> define, string description) : RowField(name, description)
{
    public override FieldDefinition Define() => define();
}
