using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>The global id, made of the natural key.</summary>
internal sealed class GlobalIdField(string typeName, IReadOnlyList<RowColumn> key)
    : RowField("id", $"Global id: base64 of `{typeName}:` and the key. Opaque; `node` takes it.")
{
    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => FilterInputs.Id, new IdFilter(typeName, [.. key.Select(column => column.Value)]));

    public override FieldDefinition Define() => new(Name, Leaf.Id.NonNull())
    {
        Description = Description,
        Resolve = key.Count switch
        {
            1 => source => GlobalId.Encode(typeName, (string)key[0].Read(source)!),
            2 => source => GlobalId.Encode(typeName, (string)key[0].Read(source)!, (int)key[1].Read(source)!),
            _ => source => GlobalId.Encode(typeName, (string)key[0].Read(source)!, (int)key[1].Read(source)!, (int)key[2].Read(source)!),
        },
        Tag = new FieldTag(key.Aggregate(default(ColumnSet), (columns, column) => columns | column.Columns)),
    };
}
