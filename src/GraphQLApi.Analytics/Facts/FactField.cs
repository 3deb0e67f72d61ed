using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Cache.Facts;

namespace GraphQLApi.Analytics.Facts;

/// <summary>Says of each row from start up to end whether a condition holds.</summary>
internal delegate void FactTest<in TFacts>(TFacts facts, int start, int end, Span<bool> holds);

/// <summary>A column of a segment that conditions can be tried on without asking the database.</summary>
/// <param name="Columns">The group it is in.</param>
internal abstract record FactField<TFacts>(FactColumns Columns)
{
    /// <summary>Null where this column cannot answer the condition.</summary>
    public abstract FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values);
}

/// <summary>Codes of texts: the condition is tried once a text, however many rows have it.</summary>
internal sealed record CodeField<TFacts>(FactColumns Columns, Func<TFacts, int[]> Codes, FactDictionary Dictionary) : FactField<TFacts>(Columns)
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Comparison comparison)
        {
            return null;
        }

        var table = new CodeTable(() => Dictionary.Count, code => ValueTest.Holds(comparison, Dictionary[code], values));
        return (facts, start, end, holds) =>
        {
            var known = table.Upto();
            var codes = Codes(facts).AsSpan(start..end);
            for (var i = 0; i < codes.Length; i++)
            {
                holds[i] = known[codes[i]];
            }
        };
    }
}

/// <summary>Enumerations and scores.</summary>
internal sealed record ByteField<TFacts>(FactColumns Columns, Func<TFacts, byte[]> Numbers) : FactField<TFacts>(Columns)
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Comparison comparison)
        {
            return null;
        }

        var known = new bool[byte.MaxValue + 1];
        for (var number = 0; number <= byte.MaxValue; number++)
        {
            known[number] = ValueTest.Holds(comparison, number == FactSegment.NoValue ? null : (long)number, values);
        }

        return (facts, start, end, holds) =>
        {
            var numbers = Numbers(facts).AsSpan(start..end);
            for (var i = 0; i < numbers.Length; i++)
            {
                holds[i] = known[numbers[i]];
            }
        };
    }
}

/// <summary>Yes or no.</summary>
internal sealed record FlagField<TFacts>(FactColumns Columns, Func<TFacts, bool[]> Flags) : FactField<TFacts>(Columns)
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Comparison comparison)
        {
            return null;
        }

        var (yes, no) = (ValueTest.Holds(comparison, 1L, values), ValueTest.Holds(comparison, 0L, values));
        return (facts, start, end, holds) =>
        {
            var flags = Flags(facts).AsSpan(start..end);
            for (var i = 0; i < flags.Length; i++)
            {
                holds[i] = flags[i] ? yes : no;
            }
        };
    }
}

/// <summary>Durations in seconds.</summary>
internal sealed record MeasureField<TFacts>(Func<TFacts, FactMeasure> Measure) : FactField<TFacts>(FactColumns.None)
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Comparison comparison)
        {
            return null;
        }

        return (facts, start, end, holds) =>
        {
            var measure = Measure(facts);
            for (var row = start; row < end; row++)
            {
                holds[row - start] = ValueTest.HoldsNumber(comparison, measure.Seconds(row), values);
            }
        };
    }
}

/// <summary>The population's own time, to the millisecond as stored.</summary>
internal sealed record TimeField<TFacts>() : FactField<TFacts>(FactColumns.None)
    where TFacts : FactSegment
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Comparison comparison)
        {
            return null;
        }

        return (facts, start, end, holds) =>
        {
            for (var row = start; row < end; row++)
            {
                holds[row - start] = ValueTest.HoldsTime(comparison, facts.Time[row], values);
            }
        };
    }
}

/// <summary>Lists: the condition on an element is tried once a code; <paramref name="Column"/> reads the element's columns by name.</summary>
internal sealed record ListField<TFacts>(FactColumns Columns, Func<TFacts, FactList> Lists, Func<int> Count, Func<int, string, string?> Column) : FactField<TFacts>(Columns)
{
    public override FactTest<TFacts>? Test(FilterNode condition, IReadOnlyList<object?> values)
    {
        if (condition is not Exists exists || !ValueTest.CanTry(exists.Inner))
        {
            return null;
        }

        var table = new CodeTable(Count, code => code > 0 && ValueTest.Holds(exists.Inner, name => Column(code, name), values));
        return (facts, start, end, holds) =>
        {
            var known = table.Upto();
            var lists = Lists(facts);
            for (var row = start; row < end; row++)
            {
                var any = false;
                foreach (var code in lists[row])
                {
                    any |= known[code];
                }

                holds[row - start] = any != exists.IsNegated;
            }
        };
    }
}

/// <summary>What a condition says of each code, found out once; dictionaries grow while segments are read.</summary>
internal sealed class CodeTable(Func<int> count, Func<int, bool> holds)
{
    private bool[] known = [];

    public bool[] Upto()
    {
        var codes = count();
        if (known.Length < codes)
        {
            var tried = known.Length;
            Array.Resize(ref known, codes);
            for (var code = tried; code < codes; code++)
            {
                known[code] = holds(code);
            }
        }

        return known;
    }
}
