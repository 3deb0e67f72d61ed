using System.Collections.Concurrent;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>Data quality flags: bits in the row, a list in the schema.</summary>
internal sealed class FlagsField(string name, RowColumn column, string description) : RowField(name, description)
{
    private static readonly ConcurrentDictionary<DataQualityFlags, DataQualityFlags[]> Lists = new();

    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } = (() => FilterInputs.FlagList, new FlagsFilter(column.Value));

    public override FieldDefinition Define() => new(Name, Vocabularies.DataQualityFlag.NonNull().List().NonNull())
    {
        Description = Description,
        Resolve = source => Lists.GetOrAdd((DataQualityFlags)column.Read(source)!, static flags =>
            [.. Enum.GetValues<DataQualityFlags>().Where(flag => flag != DataQualityFlags.None && flags.HasFlag(flag))]),
        Tag = new FieldTag(column.Columns),
    };
}
