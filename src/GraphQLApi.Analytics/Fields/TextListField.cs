using System.Linq.Expressions;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>Texts that are stored as a JSON list in the row itself.</summary>
internal sealed class TextListField(string name, RowColumn column, string description) : RowField(name, description)
{
    private static readonly Expression<Func<JsonElementRow, string?>> Text = element => element.Value;

    public override (Func<InputObjectType> Type, FilterField Meaning)? Filter { get; } =
        (() => FilterInputs.TextList, FilterOf(column));

    public override FieldDefinition Define() => new(Name, column.IsNullable ? Leaf.String.NonNull().List() : Leaf.String.NonNull().List().NonNull())
    {
        Description = Description,
        Resolve = column.Read,
        Tag = new FieldTag(column.Columns, Personal),
    };

    public static FilterField FilterOf(RowColumn column) => new ListFilter(Elements(column.Value), () => new ColumnFilter(Text));

    // (db, row) => db.JsonElements(row.List): EF takes the column for the text it is stored as when it is cast through object.
    private static LambdaExpression Elements(LambdaExpression list)
    {
        var db = Expression.Parameter(typeof(CacheDbContext), "db");
        var text = Expression.Convert(Expression.Convert(list.Body, typeof(object)), typeof(string));
        return Expression.Lambda(Expression.Call(db, nameof(CacheDbContext.JsonElements), null, text), db, list.Parameters[0]);
    }
}
