using System.Data.Common;
using System.Runtime.CompilerServices;

namespace GraphQLApi.Cache.Facts.Loading;

/// <summary>Collects one column of a day from the rows of a statement.</summary>
/// <param name="sql">What it selects, one or more expressions.</param>
internal abstract class FactColumn<TFacts>(params string[] sql)
{
    public IReadOnlyList<string> Sql { get; } = sql;

    /// <summary>The next fact; <paramref name="ordinal"/> is the first of this column's expressions.</summary>
    public abstract void Begin(DbDataReader reader, int ordinal);

    /// <summary>Another row of the same fact, in statements that join a list.</summary>
    public virtual void Continue(DbDataReader reader, int ordinal)
    {
    }

    /// <summary>Puts the day's values into its segment and starts anew. Says how many bytes they take.</summary>
    public abstract long Finish(TFacts facts);
}

/// <summary>One value a fact.</summary>
internal abstract class ValueColumn<TFacts, TValue>(string sql, Action<TFacts, TValue[]> set) : FactColumn<TFacts>(sql)
    where TValue : unmanaged
{
    private readonly List<TValue> values = [];

    public sealed override void Begin(DbDataReader reader, int ordinal) => values.Add(Read(reader, ordinal));

    public sealed override long Finish(TFacts facts)
    {
        set(facts, [.. values]);
        var bytes = (long)values.Count * Unsafe.SizeOf<TValue>();
        values.Clear();
        return bytes;
    }

    protected abstract TValue Read(DbDataReader reader, int ordinal);
}

/// <summary>A text as its code.</summary>
internal sealed class CodeColumn<TFacts>(string sql, FactDictionary dictionary, Action<TFacts, int[]> set) : ValueColumn<TFacts, int>(sql, set)
{
    protected override int Read(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? 0 : dictionary.Code(reader.GetString(ordinal));
}

/// <summary>A whole number that always has a value.</summary>
internal sealed class NumberColumn<TFacts>(string sql, Action<TFacts, int[]> set) : ValueColumn<TFacts, int>(sql, set)
{
    protected override int Read(DbDataReader reader, int ordinal) => checked((int)reader.GetInt64(ordinal));
}

/// <summary>An enumeration or a score.</summary>
internal sealed class ByteColumn<TFacts>(string sql, Action<TFacts, byte[]> set) : ValueColumn<TFacts, byte>(sql, set)
{
    protected override byte Read(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? FactSegment.NoValue : checked((byte)reader.GetInt64(ordinal));
}

/// <summary>Yes or no.</summary>
internal sealed class FlagColumn<TFacts>(string sql, Action<TFacts, bool[]> set) : ValueColumn<TFacts, bool>(sql, set)
{
    protected override bool Read(DbDataReader reader, int ordinal) => reader.GetInt64(ordinal) != 0;
}
