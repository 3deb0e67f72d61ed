using GraphQLApi.Analytics.Metrics.Aggregation;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>Where a population's segments hold the values of a dimension.</summary>
internal abstract class GroupColumn<TFacts>
    where TFacts : FactSegment
{
    /// <summary>Splits rows in groups into rows in the groups of one level more; a row with several values stands there several times.</summary>
    public abstract void Split(TFacts facts, RowCells rows, GroupLevel level, RowCells into);
}

/// <summary>The code of a row's value, 0 where it has none. Bound once per segment.</summary>
internal delegate Func<int, int> RowCode<TFacts>(TFacts facts);

/// <summary>The codes of a row's values; some may repeat. Bound once per segment.</summary>
internal delegate RowCodes RowCodeList<TFacts>(TFacts facts);

/// <summary>The codes of one row.</summary>
internal delegate ReadOnlySpan<int> RowCodes(int row);

/// <summary>A dimension of which a row has one value or none.</summary>
internal sealed class CodeColumn<TFacts>(RowCode<TFacts> code) : GroupColumn<TFacts>
    where TFacts : FactSegment
{
    public override void Split(TFacts facts, RowCells rows, GroupLevel level, RowCells into)
    {
        var codeOf = code(facts);
        into.Reset(rows.Count);
        var row = rows.Rows;
        var groups = rows.Cells;
        for (var i = 0; i < row.Length; i++)
        {
            if (level.Find(groups[i], codeOf(row[i])) is >= 0 and var group)
            {
                into.Add(row[i], group);
            }
        }
    }
}

/// <summary>A dimension of which a row has any number of values: it stands in the group of each, or in that of none (SEMANTICS §4.10).</summary>
/// <param name="codes">The codes as stored.</param>
/// <param name="translate">What they mean for the question: 0 for those that do not count.</param>
internal sealed class ListColumn<TFacts>(RowCodeList<TFacts> codes, Func<int, int>? translate = null) : GroupColumn<TFacts>
    where TFacts : FactSegment
{
    private int[] distinct = new int[8];

    public override void Split(TFacts facts, RowCells rows, GroupLevel level, RowCells into)
    {
        var codesOf = codes(facts);
        into.Reset(rows.Count);
        var row = rows.Rows;
        var groups = rows.Cells;
        for (var i = 0; i < row.Length; i++)
        {
            foreach (var code in Distinct(codesOf(row[i])))
            {
                if (level.Find(groups[i], code) is >= 0 and var group)
                {
                    into.Add(row[i], group);
                }
            }
        }
    }

    // Lists hold a handful of values: looking through them is quicker than a set.
    private ReadOnlySpan<int> Distinct(ReadOnlySpan<int> stored)
    {
        if (distinct.Length <= stored.Length)
        {
            distinct = new int[stored.Length + 1];
        }

        var count = 0;
        foreach (var item in stored)
        {
            var code = translate is null ? item : translate(item);
            if (code != 0 && !distinct.AsSpan(0, count).Contains(code))
            {
                distinct[count++] = code;
            }
        }

        if (count == 0)
        {
            distinct[count++] = 0;
        }

        return distinct.AsSpan(0, count);
    }
}
