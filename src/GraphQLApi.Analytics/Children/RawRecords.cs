using System.Linq.Expressions;
using System.Text.Json;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Children;

/// <summary>Fields over the vendor's records as received; one statement a level. All of them are withheld without <c>pii:read</c>.</summary>
internal static class RawRecords
{
    private static readonly ChildRows<RawRecordRow> Records = new(new(row => row.SessionId), [(RawRecordRow row) => row.RecordKey]);

    /// <param name="name">In the schema.</param>
    /// <param name="description">In the schema.</param>
    /// <param name="session">The session whose records are meant.</param>
    /// <param name="pick">Makes the field's value of the records; null or an empty list is null.</param>
    /// <param name="isWhole">Whether that is a record as received, which tells of every queue.</param>
    /// <param name="columns">What <paramref name="pick"/> reads of the row.</param>
    public static FieldDefinition Of<TRow>(
        string name, string description, Expression<Func<TRow, string?>> session, Func<TRow, IReadOnlyList<RawRecordRow>, object?> pick, bool isWhole,
        params ReadOnlySpan<Expression<Func<TRow, object?>>> columns)
        where TRow : class
    {
        var link = new RowLink<TRow>(session);
        return new(name, Leaf.Json)
        {
            Description = Personal.Withheld.Describe(description),
            ResolveBatch = context => ResolveAsync(context, link, pick, isWhole),
            Tag = new FieldTag(link.Columns | RowColumns<TRow>.Of(columns), Personal.Withheld),
        };
    }

    public static JsonElement Json(RawRecordRow record)
    {
        using var document = JsonDocument.Parse(record.Json);
        return document.RootElement.Clone();
    }

    private static async ValueTask<IReadOnlyList<object?>> ResolveAsync<TRow>(
        BatchResolveContext context, RowLink<TRow> link, Func<TRow, IReadOnlyList<RawRecordRow>, object?> pick, bool isWhole)
        where TRow : class
    {
        if (isWhole)
        {
            WholeCache.Require(context);
        }

        var keys = context.Sources.Select(source => link.Read((TRow)source)!.Value).ToArray(); // every row has its session
        var found = await ChildReader.ReadAsync(
            context, Records, [.. keys.Select(key => key.Text).Distinct(StringComparer.Ordinal)], RowColumns<RawRecordRow>.All).ConfigureAwait(false);
        return [.. keys.Select((key, number) => pick((TRow)context.Sources[number], [.. found[key]]))];
    }
}
