using System.Linq.Expressions;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Facts;

/// <summary>Turns a bound filter into tests on a segment's columns, as far as the segment has them.</summary>
/// <param name="fields">By the way to the column: <c>Conversation.Channel</c>; lists by their expression.</param>
/// <param name="values">The filter's parameters.</param>
internal sealed class FactTests<TFacts>(IReadOnlyDictionary<string, FactField<TFacts>> fields, IReadOnlyList<object?> values)
{
    /// <summary>The groups that the tests look at.</summary>
    public FactColumns Columns { get; private set; }

    /// <summary>Null where some part of the condition has to be asked in SQL.</summary>
    public FactTest<TFacts>? Of(FilterNode condition)
    {
        var before = Columns;
        var test = Of(condition, "");
        Columns = test is null ? before : Columns;
        return test;
    }

    private FactTest<TFacts>? Of(FilterNode condition, string way) => condition switch
    {
        AllOf all => Join(all.Parts, way, isAll: true),
        AnyOf any => Join(any.Parts, way, isAll: false),
        Within { Navigation.Body: MemberExpression navigation } within => Of(within.Inner, way + navigation.Member.Name + "."),
        Comparison { Column.Body: MemberExpression column } => Field(way + column.Member.Name, condition),
        Exists exists => Field(way + exists.List.Body, condition),
        _ => null,
    };

    private FactTest<TFacts>? Field(string way, FilterNode condition)
    {
        if (!fields.TryGetValue(way, out var field))
        {
            return null;
        }

        Columns |= field.Columns;
        return field.Test(condition, values);
    }

    private FactTest<TFacts>? Join(IReadOnlyList<FilterNode> parts, string way, bool isAll)
    {
        var tests = new FactTest<TFacts>[parts.Count];
        for (var i = 0; i < tests.Length; i++)
        {
            if (Of(parts[i], way) is not { } test)
            {
                return null;
            }

            tests[i] = test;
        }

        return (facts, start, end, holds) =>
        {
            holds[..(end - start)].Fill(isAll);
            var buffer = new bool[end - start];
            foreach (var test in tests)
            {
                test(facts, start, end, buffer);
                for (var i = 0; i < buffer.Length; i++)
                {
                    holds[i] = isAll ? holds[i] & buffer[i] : holds[i] | buffer[i];
                }
            }
        };
    }
}
