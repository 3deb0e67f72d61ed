using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Analytics.Sorting;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>A stored value: type and nullability are those of the row class.</summary>
internal sealed class ColumnField(string name, RowColumn column, string description) : RowField(name, description)
{
    private readonly NamedType leaf = Leaf.Of(column.Member.PropertyType);

    /// <summary>Of an <see cref="Personal.OutsiderName"/>: the column that holds the agent's id where it is an agent's name.</summary>
    public RowColumn? Agent { get; init; }

    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => FilterInputs.Of(Leaf.Of(column.Member.PropertyType)), new ColumnFilter(column.Value));

    public override (Func<NamedType> Type, SortField Meaning)? Sort { get; } = (() => Vocabularies.SortDirection, new ColumnSort(column));

    public override FieldDefinition Define() => new(Name, column.IsNullable ? leaf : leaf.NonNull())
    {
        Description = Description,
        Resolve = column.Read,
        Tag = Agent is null
            ? new FieldTag(column.Columns, Personal)
            : new FieldTag(column.Columns | Agent.Columns, Personal) { IsOpen = row => Agent.Read(row) is not null },
    };
}
